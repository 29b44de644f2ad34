/* What the reader's tools share: making elements, telling what happened, copying, and printing one
   sheet instead of the page. Words that people type are only ever put in as text. Nothing is stored:
   a page that comes back from the browser's memory is loaded afresh. Load this before any tool. */
(function () {
  "use strict";
  const HTML = document.documentElement;
  const PRIVATE = "Nothing you tick or type is saved or sent. It is gone when you leave or close the page.";
  const ONLY_SHEET = "print-only-sheet";
  let sheet = null;
  let printed = false;
  let ids = 0;

  /* make("p", { class: "x" }, "text", element): attributes are set, texts become text nodes. */
  function make(name, attributes, ...parts) {
    const element = document.createElement(name);
    Object.entries(attributes || {}).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...parts);
    return element;
  }

  function button(text, act) {
    const element = make("button", { type: "button" }, text);
    element.addEventListener("click", () => act(element));
    return element;
  }

  const unseen = (text) => make("span", { class: "visually-hidden" }, text);
  const status = () => make("p", { role: "status", class: "tool-status" });
  const privacy = () => make("p", { class: "tool-private" }, PRIVATE);
  const newId = () => `tool-${++ids}`;

  /* A copy of an element without citations and without our own parts, and its words in one line. */
  function bare(element) {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".cites, .headerlink, .tool-part").forEach((part) => part.remove());
    return copy;
  }

  const words = (element) => bare(element).textContent.replace(/\s+/g, " ").trim();

  function headingOver(element) {
    const after = Node.DOCUMENT_POSITION_FOLLOWING;
    const before = Array.from(document.querySelectorAll("h1, h2, h3"))
      .filter((heading) => heading.compareDocumentPosition(element) & after);
    return before.length ? words(before[before.length - 1]) : document.title;
  }

  /* A screen reader says nothing when the same words come again, so they are taken away first. */
  function tell(place, text) {
    place.textContent = "";
    setTimeout(() => { place.textContent = text; }, 50);
  }

  function short(address) {
    return (address.host + address.pathname).replace(/\/index\.html$/, "/");
  }

  /* Where this page can be read again. A page opened from a folder names the published one. */
  function address(path) {
    const canonical = document.querySelector('link[rel="canonical"]');
    const online = /^https?:$/.test(location.protocol);
    if (!online && !canonical) return "";
    const here = new URL(online ? location.href : canonical.href);
    return short(path ? new URL(`${HTML.dataset.base || "."}/${path}`, here) : here);
  }

  /* The emergency number of the chosen country, or all that the page names. */
  function numbers() {
    const chosen = HTML.dataset.country;
    return Array.from(document.querySelectorAll(".numbers [data-for]"))
      .filter((one) => (chosen ? one.dataset.for === chosen : !("onlyChosen" in one.dataset)))
      .map(words).join(", ");
  }

  /* What stands under every sheet and every copied text, one line each. */
  function foot() {
    const state = document.querySelector("[data-review-state]");
    const lines = [`From the page “${words(document.querySelector("h1"))}”. ${address()}`.trim()];
    if (state) lines.push(words(state));
    const help = address("get-help.html") || "See the page “Get help now”.";
    lines.push(`Ill after injections, or a new lump? ${help}`, `Ambulance: ${numbers()}.`);
    return lines;
  }

  /* Two lines to fill in by hand at the head of a sheet. */
  const blanks = () => make("p", { class: "sheet-blanks" },
    make("span", {}, "Date:"), make("span", {}, "Clinic:"));

  function clear() {
    if (sheet) sheet.remove();
    sheet = null;
    HTML.classList.remove(ONLY_SHEET);
  }

  function print(title, ...parts) {
    clear();
    const feet = foot().map((line) => make("p", {}, line));
    sheet = make("section", { class: "print-sheet" }, make("h1", {}, title), ...parts,
      make("div", { class: "sheet-foot" }, ...feet));
    document.body.append(sheet);
    HTML.classList.add(ONLY_SHEET);
    printed = false;
    window.print();
  }

  /* Older browsers, and pages without https, copy only what is selected in a field. */
  function copySelected(text, beside) {
    const field = make("textarea", {
      class: "visually-hidden", readonly: "", tabindex: "-1", "aria-hidden": "true",
    });
    let done = false;
    field.value = text;
    beside.after(field);
    field.select();
    try { done = document.execCommand("copy"); } catch (error) { done = false; }
    field.remove();
    beside.focus();
    return done;
  }

  function copy(text, place, beside) {
    const failed = "Your browser did not let us copy. You can print it.";
    const told = (done) => tell(place, done ? "Copied" : failed);
    const byHand = () => told(copySelected(text, beside));
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(() => told(true), byHand);
    } else {
      byHand();
    }
  }

  /* Phones tell that printing is over while they still ask for the paper, and then print again. So
     the sheet stays until the reader is back at the page. */
  window.addEventListener("afterprint", () => { printed = true; });
  window.addEventListener("pointermove", () => { if (printed) clear(); }, true);
  ["pointerdown", "keydown"].forEach((name) => window.addEventListener(name, clear, true));
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  window.guideTools = {
    make, button, unseen, status, privacy, newId, bare, words, headingOver, tell, foot, blanks, print, copy,
  };
})();
