/* The sheet about the syringe: every empty cell becomes a field that grows with its words. On paper
   the words stand in its place, or the empty line. What was cleared by mistake can be brought back. */
(function () {
  "use strict";
  const tools = window.guideTools;
  const root = document.querySelector('[data-tool="worksheet"]');
  if (!root || !tools) return;
  const { make, button } = tools;
  const told = tools.status();
  let cleared = [];

  /* The mirror lies under the field with the same words: it gives the height, and it is what prints. */
  function field(row) {
    const head = row.querySelector("th");
    const cell = row.querySelector("td");
    head.id = head.id || tools.newId();
    const area = make("textarea", {
      rows: "1", autocomplete: "off", "aria-labelledby": head.id, spellcheck: "false",
    });
    const mirror = make("div", { class: "field-mirror", "aria-hidden": "true" });
    area.addEventListener("input", () => {
      show();
      undo.hidden = true;
    });
    function show() { mirror.textContent = area.value + (area.value.endsWith("\n") ? " " : ""); }
    cell.replaceChildren(make("div", { class: "field-grow" }, area, mirror));
    return {
      name: tools.words(head),
      get value() { return area.value; },
      set value(text) { area.value = text; show(); },
    };
  }

  function clear() {
    cleared = fields.map((one) => one.value);
    fields.forEach((one) => { one.value = ""; });
    undo.hidden = cleared.every((text) => !text);
    tools.tell(told, "The sheet is empty.");
  }

  function bringBack(pressed) {
    fields.forEach((one, index) => { one.value = cleared[index]; });
    pressed.hidden = true;
    clearing.focus();
    tools.tell(told, "Your words are back.");
  }

  /* The table for the printed sheet, with a heading where it is only a part of it. */
  tools.worksheetCopy = function (titled) {
    const rows = fields.map((one) => make("tr", {}, make("th", { scope: "row" }, one.name),
      make("td", {}, one.value.trim())));
    const label = Array.from(root.querySelectorAll(":scope > p"),
      (one) => make("p", { class: "sheet-label" }, tools.words(one)));
    return make("div", { class: "sheet-worksheet" }, ...(titled ? [make("h2", {}, title)] : []),
      make("table", {}, make("tbody", {}, ...rows)), ...label);
  };

  const title = tools.headingOver(root);
  const fields = Array.from(root.querySelectorAll("tbody tr"), field);
  const undo = button("Bring my words back", bringBack);
  const clearing = button("Clear", clear);
  const print = button("Print this sheet", () => tools.print(title, tools.worksheetCopy(false)));
  undo.hidden = true;
  root.prepend(make("div", { class: "tool-part tool-intro" }, tools.privacy()));
  root.append(make("div", { class: "tool-part tool-row" }, print, clearing, undo, told));
  root.classList.add("tool-on");
})();
