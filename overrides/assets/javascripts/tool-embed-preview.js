/* The preview of an embed in a real frame, and what is read from it: its heights and its colours. A
   clinic's name and number are put into the frame by hand here, so that they are sent nowhere. Pages
   opened from a folder may not look into a frame: then nothing can be read. */
(function () {
  "use strict";
  const tools = window.guideTools;
  const snippets = window.guideSnippets;
  const root = document.querySelector('[data-tool="embed-preview"]');
  if (!root || !tools || !snippets) return;
  const { make } = tools;
  const BASE = `${document.documentElement.dataset.base || "."}/`;
  const TALL = "40000px"; // no embed needs a bar to scroll while it is measured: a bar would make it narrower
  const local = location.protocol === "file:";
  const box = make("div", { class: "builder-frame" });
  let frame = null;
  let name = "";
  let shown = ""; // the address of the embed in the frame
  let loaded = false;

  /* Only the document that was asked for, and only when it is there. */
  function inside() {
    const page = frame && frame.contentDocument;
    return page && page.documentElement.dataset.id === name && page.querySelector(".clinic") ? page : null;
  }

  /* The same as the embed's own script does with what stands in its address. */
  function sign(options) {
    const page = inside();
    if (!page) return;
    const place = page.querySelector(".clinic");
    const link = place.querySelector("a");
    place.querySelector("bdi").textContent = options.name || "the clinic";
    link.textContent = options.phone;
    link.href = `tel:${options.phone.replace(/[^\d+]/g, "")}`;
    link.hidden = !options.phone;
    place.hidden = !options.name && !options.phone;
  }

  /* The heights of the text at some widths, in px; null if they cannot be read. */
  function measure(widths) {
    const page = inside();
    if (!page) return null;
    const scroller = page.scrollingElement;
    const top = scroller.scrollTop;
    frame.style.height = TALL;
    const heights = widths.map((width) => {
      frame.style.width = `${width}px`;
      return Math.ceil(page.body.getBoundingClientRect().height);
    });
    frame.style.width = "";
    frame.style.height = "";
    scroller.scrollTop = top;
    return heights.every((height) => height > 0) ? heights : null;
  }

  /* What the embed made of a colour: #rrggbb on light and on dark, or null. */
  function colours() {
    const page = inside();
    const hex = (key) => {
      const parts = page.documentElement.style.getPropertyValue(key).match(/\d+/g);
      return parts && `#${parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
    };
    const found = page && [hex("--accent-light"), hex("--accent-dark")];
    return found && found.every(Boolean) ? { light: found[0], dark: found[1] } : null;
  }

  function renew(attributes) {
    if (frame) frame.remove();
    frame = make("iframe", { referrerpolicy: "no-referrer", ...attributes });
    box.append(frame);
  }

  /* A new address takes the place of the old one, so that "back" leaves the page and not the preview. */
  function load(address) {
    if (shown) frame.contentWindow.location.replace(new URL(address, location.href).href);
    else renew({ src: address });
    shown = address;
    loaded = false;
  }

  /* Show an embed; `done` is called when it is there. The same one is only signed anew. */
  function show(embed, options, done) {
    const safe = local ? options : { ...options, name: "", phone: "" };
    const address = snippets.address(BASE, embed.name, safe);
    box.style.maxWidth = `${options.width}px`;
    name = embed.name;
    if (address !== shown) load(address);
    frame.title = `Preview: ${embed.title}`;
    frame.onload = () => { loaded = true; sign(options); done(); };
    if (loaded) frame.onload();
  }

  /* Plain HTML, as a page without any style would show it. */
  function showPlain(html, title) {
    renew({ title, sandbox: "", srcdoc: `<!doctype html><html lang="en-GB"><title>Preview</title>${html}` });
    shown = name = "";
  }

  root.append(box);
  window.guidePreview = { root, show, showPlain, measure, colours, local, base: BASE };
})();
