/* What to say to the doctor: the blanks of the text become fields. The finished words can be shown
   in large type, copied or printed. A blank that stays empty stays a line to write on. */
(function () {
  "use strict";
  const tools = window.guideTools;
  const root = document.querySelector('[data-tool="say"]');
  if (!root || !tools) return;
  const { make, button, unseen } = tools;
  const BLANK = /(_{3,})(\s*\([^)]*\))?/;
  const LINE = "________";
  const told = tools.status();

  /* The words around a blank name it where the page gives no hint in brackets. */
  function nameOf(text, blank) {
    const line = text.replace(blank, " … ").replace(/["“”]/g, "").replace(/\s+/g, " ");
    return line.trim().replace(/…\s*\.$/, "").replace(/[\s:.]+$/, "");
  }

  function field(blank, hint, whole) {
    const input = make("input", {
      type: "text", size: "10", autocomplete: "off", spellcheck: "false", maxlength: "200",
    });
    const mirror = make("span", { class: "say-printed", "aria-hidden": "true" }, LINE);
    const name = hint ? ` ${hint.trim()}` : unseen(nameOf(whole, blank));
    const label = make("label", { class: "say-blank" }, input, mirror, name);
    input.addEventListener("input", () => {
      input.size = Math.min(40, Math.max(10, input.value.length + 1));
      mirror.textContent = input.value.trim() || LINE;
      told.textContent = "";
    });
    label.spoken = () => input.value.trim() || (LINE + (hint || ""));
    return label;
  }

  /* One text node becomes text, field, text, field, text. */
  function open(node) {
    const whole = node.textContent;
    const parts = [];
    let rest = whole;
    for (let found = BLANK.exec(rest); found; found = BLANK.exec(rest)) {
      parts.push(rest.slice(0, found.index), field(found[1], found[2], whole));
      rest = rest.slice(found.index + found[0].length);
    }
    if (parts.length) node.replaceWith(...parts, rest);
  }

  function textNodes(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }

  /* The lines to read out, without the quotation marks around the whole. */
  function lines() {
    const pieces = [];
    root.querySelectorAll("p").forEach((part) => {
      part.childNodes.forEach((node) => {
        if (node.nodeName === "BR") pieces.push("\n");
        else pieces.push(node.spoken ? node.spoken() : node.textContent.replace(/\s+/g, " "));
      });
      pieces.push("\n");
    });
    const all = pieces.join("").trim().replace(/^["“]|["”]$/g, "");
    return all.split("\n").map((line) => line.trim()).filter(Boolean);
  }

  const paragraphs = (blank) => lines().map((line) => make("p", {}, line.split(LINE).join(blank)));

  function showBig() {
    const close = button("Close", () => dialog.close());
    const dialog = make("dialog", { class: "say-big", "aria-label": title },
      make("div", { class: "say-close" }, close), ...paragraphs(LINE));
    dialog.addEventListener("close", () => { dialog.remove(); big.focus(); });
    document.body.append(dialog);
    dialog.showModal();
  }

  const title = tools.headingOver(root);
  root.querySelectorAll("p").forEach((part) => textNodes(part).forEach(open));
  const big = button("Show it big", showBig);
  const copying = button("Copy these words", (pressed) => tools.copy(lines().join("\n"), told, pressed));
  const printing = button("Print these words", () => {
    tools.print(title, make("div", { class: "sheet-say" }, ...paragraphs(LINE + LINE + LINE)));
  });
  root.before(make("div", { class: "tool-part tool-intro" }, tools.privacy()));
  root.after(make("div", { class: "tool-part tool-row" },
    ...(typeof HTMLDialogElement === "function" ? [big] : []), copying, printing, told));
  root.classList.add("tool-on");
})();
