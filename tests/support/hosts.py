"""Pages of invented clinics that show the guide, as data: how each is made and what it lets through.

`{snippet}` is the place of what a clinic pastes, `{guide}` the address of the guide. Every page has
words before and after the embed, as a clinic's page has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

FRAME, SCRIPTED, ELEMENT = "frame", "frame and script", "element"
WAYS = (FRAME, SCRIPTED, ELEMENT)


@dataclass(frozen=True)
class Host:
    """One kind of page. ``says`` are parts of what the browser itself has to say of such a page.

    ``ways`` are those that make sense on it, ``sandbox`` (not None) is put on our frame,
    ``around`` is a page that shows this one in a frame.
    """

    name: str
    html: str
    headers: Mapping[str, str] = field(default_factory=dict)
    ways: tuple[str, ...] = WAYS
    sandbox: str | None = None
    around: str = ""
    says: tuple[str, ...] = ()


def page(*, head: str = "", attributes: str = "", before: str = "", after: str = "") -> str:
    """The page of a clinic with one place for a snippet."""
    return (f'<!doctype html><html lang="en"{attributes}><head><meta charset="utf-8"><title>Test clinic</title>'
            f'<meta name="viewport" content="width=device-width,initial-scale=1">{head}</head><body><main>'
            f'<h1>Test clinic</h1><p>Words of the clinic.</p>{before}{{snippet}}{after}'
            f'<p id="after">More words of the clinic.</p></main></body></html>')


def _policy(*more: str) -> dict[str, str]:
    rules = ("default-src 'none'", "frame-src {guide}", "script-src {guide}", *more)
    return {"Content-Security-Policy": "; ".join(rules)}


def _holder(sandbox: str) -> str:
    return page().replace("{snippet}", f'<iframe sandbox="{sandbox}" src="{{page}}" title="Box of the builder" '
                                       'style="width:100%;height:3000px"></iframe>')


PLAIN = Host("plain", page())
STRICT = Host("strict policy", page(), _policy("style-src 'unsafe-inline'"))
STRICTER = Host("policy without inline styles", page(), _policy("require-trusted-types-for 'script'"),
                says=("inline style violates",))
NO_FRAMES = Host("policy without frames", page(), {
    "Content-Security-Policy": "default-src 'none'; script-src {guide}; style-src 'unsafe-inline'"},
    says=("violates the following Content Security Policy directive",))
BOXED = Host("sandbox with scripts", page(), ways=(FRAME, SCRIPTED), sandbox="allow-scripts")
BOXED_SHUT = Host("sandbox without scripts", page(), ways=(FRAME,), sandbox="",
                  says=("Blocked script execution in",))
BUILDER = Host("frame within a sandboxed frame", page(), around=_holder("allow-scripts allow-popups"))
RIGHT_TO_LEFT = Host("right to left", page(attributes=' dir="rtl"'))
CENTRED = Host("centred column", page(head="<style>main{display:flex;flex-direction:column;align-items:center}"
                                           "</style>"))
FULL = Host("full", page(after="<p>Many more words of the clinic, line after line.</p>" * 30))

READ = (PLAIN, STRICT, STRICTER, BOXED, BOXED_SHUT, BUILDER, RIGHT_TO_LEFT, CENTRED)

# What the style sheet and the scripts of a host may be up to.
_LOUD = """<style>*{color:#fff!important;font-size:1px!important;background:#fff!important}
iframe{height:10px!important;width:90%!important}body{transform:rotate(1deg);filter:blur(1px)}
mesotherapy-guide{height:10px!important;display:inline!important}</style>"""
_NOSY = """<script>
var failed = [], own = (name, value) => { try { Object.defineProperty(window, name, { value }); } catch {} };
var every = window.setInterval(() => document.querySelectorAll("iframe, mesotherapy-guide").forEach((found) => {
  const frame = found.shadowRoot?.querySelector("iframe") || found;
  if (!frame.contentWindow || frame.contentDocument) return;
  try { frame.contentDocument.body.textContent = "It is free of risk."; } catch { failed.push("document"); }
  try { frame.contentWindow.document.write("It is free of risk."); } catch { failed.push("write"); }
  for (const said of [null, 1, "height", [[]], { type: "mesotherapy-guide-ask", html: "<b>No risk" }, { innerHTML: 1 },
    { type: "mesotherapy-guide", height: 1 }, { message: "ready", secret: "x" }, new Map([["type", 1]])])
    frame.contentWindow.postMessage(said, "*");
}), 20);
Element.prototype.querySelector = () => null;
Element.prototype.getAttribute = () => "javascript:alert(1)";
Element.prototype.remove = function () {};
String.prototype.trim = () => "<b>No risk</b>";
</script>"""
_FIRST = """<script>customElements.define("mesotherapy-guide", class extends HTMLElement {
  connectedCallback() { this.title = "of the host"; } });</script>"""
LOUD = Host("hostile style sheet", page(head=_LOUD))
NOSY = Host("hostile script", page(head=_NOSY), ways=(FRAME, SCRIPTED))
FIRST = Host("own element of that name", page(head=_FIRST), ways=(ELEMENT,))
