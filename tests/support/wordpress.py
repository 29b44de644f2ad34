"""What WordPress does with an embed: its filters for HTML, and its script for frames, in our own words.

The rules are those of wp_filter_oembed_result, of wp_kses for authors and of wp-embed.js.
"""

from __future__ import annotations

from lxml import html

from support.hosts import Host, page

SECRET = "abc123XYZ"

# Heights from 200 to 1,000; a link only to the host of the frame, and only from the frame in use.
SCRIPT = """
window.heard = [];
addEventListener("message", ({ data, source }) => {
  if (!data || !/^[a-zA-Z0-9]+$/.test(data.secret)) return;
  const all = (kind) => document.querySelectorAll(`${kind}[data-secret="${data.secret}"]`);
  for (const quote of all("blockquote")) quote.style.display = "none";
  for (const frame of all("iframe")) {
    if (frame.contentWindow !== source) continue;
    window.heard.push([data.message, data.value]);
    frame.removeAttribute("style");
    if (data.message === "height") frame.height = Math.min(1000, Math.max(200, parseInt(data.value, 10) || 0));
    if (data.message === "link" && new URL(data.value).host === new URL(frame.src).host
        && document.activeElement === frame) window.top.location.href = data.value;
  }
});
const ready = () => document.querySelectorAll("iframe[data-secret]").forEach((frame) =>
  frame.contentWindow.postMessage({ message: "ready", secret: frame.dataset.secret }, "*"));
document.readyState === "complete" ? ready() : addEventListener("load", ready);
"""
BLOG = Host("WordPress", page(head=f"<script>{SCRIPT}</script>"))
BLOG_LATE = Host("WordPress, its script not there yet", page())

_OEMBED = {"a": {"href"}, "blockquote": set(), "iframe": {"src", "width", "height", "title"}}
_AUTHOR = {"a": {"href"}, "ol": {"start"}, "th": {"scope", "colspan", "rowspan"}, "td": {"colspan", "rowspan"},
           **dict.fromkeys(("p", "h2", "h3", "h4", "h5", "ul", "li", "strong", "em", "b", "i", "sup", "sub", "br",
                            "blockquote", "q", "table", "caption", "thead", "tbody", "tr", "abbr", "div"), set())}
_WITH_WORDS = {"script", "style"}  # of these the words go too


def from_oembed(markup: str) -> str:
    """What a post holds after its author pasted an address: a hidden frame in a sandbox, with a secret."""
    holder = _filtered(markup, _OEMBED)
    for quote in holder.iter("blockquote"):
        quote.set("data-secret", SECRET)
    for frame in holder.iter("iframe"):
        frame.attrib.update({"src": f"{frame.get('src')}#?secret={SECRET}", "data-secret": SECRET,
                             "sandbox": "allow-scripts", "style": "position: absolute; visibility: hidden;"})
    return _inner(holder)


def from_author(markup: str) -> str:
    """What is left of HTML that an author without special rights pastes."""
    return _inner(_filtered(markup, _AUTHOR))


def _filtered(markup: str, kept: dict[str, set[str]]) -> html.HtmlElement:
    holder = html.fragment_fromstring(markup, create_parent="div")
    for node in list(holder.iterdescendants()):
        if not isinstance(node.tag, str) or node.tag in _WITH_WORDS:
            node.drop_tree()
        elif node.tag not in kept:
            node.drop_tag()
        else:
            for name in set(node.attrib) - kept[node.tag]:
                del node.attrib[name]
    return holder


def _inner(holder: html.HtmlElement) -> str:
    return (holder.text or "") + "".join(html.tostring(node, encoding="unicode") for node in holder)
