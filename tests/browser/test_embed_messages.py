"""Messages between an embed and its host: only a true one sets a height, and that within limits."""

import pytest
from support import hosts
from support.embedding import fits, noise

GROWING = (hosts.SCRIPTED, hosts.ELEMENT)
BOTH = pytest.mark.parametrize("way", GROWING)
# Notes each height that our frame is given, in order.
WATCH = """() => { window.heights = [];
  const found = document.querySelector("mesotherapy-guide")?.shadowRoot || document;
  window.ours = found.querySelector("iframe");
  new MutationObserver(() => { if (heights.at(-1) !== ours.style.height) heights.push(ours.style.height); })
    .observe(ours, { attributes: true, attributeFilter: ["style"] }); }"""
SAY = "heights => heights.forEach((height) => parent.postMessage({ type: 'mesotherapy-guide', height }, '*'))"
TRUE = "{ type: 'mesotherapy-guide', id: 'visit/after/after-care', height: 1234 }"
IGNORED = {
    "not a number": "height: NaN", "without end": "height: Infinity", "without end below": "height: -Infinity",
    "negative": "height: -500", "nothing": "height: 0", "text": "height: '500'", "null": "height: null",
    "missing": "id: 'x'", "list": "height: [500]", "nested": "height: { height: 500 }", "big": "height: 500n",
    "date": "height: new Date(500)", "boxed": "height: new Number(500)", "flag": "height: true"}
OTHERS = ["null", "undefined", "1", "'mesotherapy-guide'", "[]", "[{ type: 'mesotherapy-guide', height: 500 }]",
          "{ type: 'other', height: 500 }", "{ type: ['mesotherapy-guide'], height: 500 }", "{ height: 500 }",
          "{ data: { type: 'mesotherapy-guide', height: 500 } }", "new Map([['type', 'mesotherapy-guide']])",
          "{ __proto__: { type: 'mesotherapy-guide' }, height: 500 }", "new ArrayBuffer(8)",
          "{ type: 'mesotherapy-guide', get height() { return '500'; } }"]


@pytest.fixture
def watched(clinic):
    """Opens a host whose frame fits and is watched: (visit, frame)."""

    def start(way, host=hosts.PLAIN):
        visit = clinic.open(way, host)
        frame = clinic.frame(visit.page)
        fits(frame)
        visit.page.evaluate(WATCH)
        return visit, frame

    return start


def heights_after_truth(page, frame):
    """What heights were set until a true message, sent last, came through."""
    frame.evaluate(f"() => parent.postMessage({TRUE}, '*')")
    page.wait_for_function("() => heights.at(-1) === '1234px'")
    return page.evaluate("heights")


@BOTH
def test_strange_messages_of_the_frame_itself_are_ignored(watched, way):
    visit, frame = watched(way)
    for said in [*(f"{{ type: 'mesotherapy-guide', {value} }}" for value in IGNORED.values()), *OTHERS]:
        frame.evaluate(f"() => parent.postMessage({said}, '*')")
    assert heights_after_truth(visit.page, frame) == ["1234px"]
    assert noise(visit) == []


@BOTH
def test_heights_out_of_reason_are_cut(watched, way):
    visit, frame = watched(way)
    frame.evaluate(SAY, [1e9, 5, 500.2, 1e-9])
    visit.page.wait_for_function("() => heights.length === 4")
    assert visit.page.evaluate("heights") == ["20000px", "100px", "501px", "100px"]
    assert noise(visit) == []


@BOTH
def test_a_flood_of_messages_leaves_the_page_quick_and_the_height_right(watched, way):
    visit, frame = watched(way)
    visit.page.evaluate("""() => { window.longest = 0; let last = performance.now();
      (function beat() { const now = performance.now(); longest = Math.max(longest, now - last); last = now;
        window.beats = setTimeout(beat); })(); }""")
    frame.evaluate("""() => { for (let i = 0; i < 5000; i += 1)
      parent.postMessage({ type: "mesotherapy-guide", height: i % 2 ? 200 + i : "no height" }, "*"); }""")
    visit.page.wait_for_function("() => heights.at(-1) === '5199px'")
    assert visit.page.evaluate("() => { clearTimeout(beats); return longest; }") < 2000
    visit.page.evaluate("() => ours.contentWindow.postMessage({ type: 'mesotherapy-guide-ask' }, '*')")
    fits(frame)
    assert noise(visit) == []


@BOTH
def test_the_host_itself_cannot_pass_for_the_frame(watched, way):
    visit, frame = watched(way)
    visit.page.evaluate(f"""guide => {{
      postMessage({TRUE.replace('1234', '500')}, "*");
      for (const source of [window, null, undefined]) for (const origin of [guide, guide.slice(0, -1), "null"])
        dispatchEvent(new MessageEvent("message", {{ data: {TRUE.replace('1234', '500')}, origin, source }}));
    }}""", clinic_origin(frame))
    assert heights_after_truth(visit.page, frame) == ["1234px"]


def clinic_origin(frame):
    """The address of the guide as the test serves it."""
    return frame.url.partition("embed/")[0]


@BOTH
@pytest.mark.parametrize("address", ["404.html", "get-help.html"])
def test_another_page_of_the_guide_cannot_pass_for_the_frame(clinic, way, address):
    other = f'<iframe src="{clinic.guide}{address}" title="Another page" id="other"></iframe>'
    visit = clinic.open(way, hosts.Host("two frames", hosts.page(after=other)))
    frame = clinic.frame(visit.page)
    fits(frame)
    visit.page.evaluate(WATCH)
    forger = visit.page.locator("#other").element_handle().content_frame()
    forger.evaluate(SAY, [500])
    seen_by_host(visit.page, forger)
    assert heights_after_truth(visit.page, frame) == ["1234px"]


def seen_by_host(page, forger):
    """Wait until all that a frame posted has come to the host: its last word does."""
    page.evaluate("() => addEventListener('message', ({ data }) => { if (data === 'last') window.last = true; })")
    forger.evaluate("() => parent.postMessage('last', '*')")
    page.wait_for_function("() => window.last")


@BOTH
def test_a_page_of_another_origin_in_our_own_frame_is_not_heard(clinic, watched, way):
    visit, frame = watched(way)
    foreign = clinic.server.put("<!doctype html><title>Elsewhere</title>").replace("localhost", "127.0.0.1")
    frame.goto(foreign)
    frame.evaluate(SAY, [500])
    seen_by_host(visit.page, frame)
    assert visit.page.evaluate("heights") == []


@BOTH
def test_a_page_without_origin_in_our_own_frame_is_not_heard(clinic, watched, way):
    """Only where the frame or the host is in a sandbox is there none to tell."""
    visit, frame = watched(way)
    foreign = clinic.server.put("<!doctype html><title>Elsewhere</title>",
                                {"Content-Security-Policy": "sandbox allow-scripts"})
    frame.goto(foreign)
    assert frame.evaluate("origin") == "null"
    frame.evaluate(SAY, [500])
    seen_by_host(visit.page, frame)
    assert visit.page.evaluate("heights") == []


def test_the_frame_answers_nobody_but_its_host(clinic):
    """A neighbour asks, and the frame itself; then the host does, and only it is answered."""
    other = clinic.server.put("<!doctype html><title>Neighbour</title>").replace("localhost", "127.0.0.1")
    host = hosts.Host("neighbour", hosts.page(after=f'<iframe src="{other}" title="Neighbour"></iframe>'))
    page = clinic.open(hosts.SCRIPTED, host).page
    frame, ask = clinic.frame(page), "{ type: 'mesotherapy-guide-ask' }"
    fits(frame)
    frame.evaluate("() => { window.asked = 0; addEventListener('message', () => { asked += 1; }); }")
    page.evaluate("""() => { window.answers = [];
      addEventListener("message", ({ data }) => answers.push(data.type)); }""")
    neighbour = next(one for one in page.frames if one.url == other)
    neighbour.evaluate(f"() => parent.frames[0].postMessage({ask}, '*')")
    frame.evaluate(f"() => postMessage({ask}, '*')")
    frame.wait_for_function("() => asked === 2")
    page.evaluate(f"() => frames[0].postMessage({ask}, '*')")
    frame.wait_for_function("() => asked === 3")
    frame.evaluate("() => parent.postMessage({ type: 'last' }, '*')")
    page.wait_for_function("() => answers.at(-1) === 'last'")
    assert page.evaluate("answers") == ["mesotherapy-guide", "last"]
