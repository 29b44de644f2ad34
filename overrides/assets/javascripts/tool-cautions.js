/* The cautions that fit you, collected for the clinic in the page's own words. It only repeats:
   it never concludes, least of all from an empty list. */
(function () {
  "use strict";
  const tools = window.guideTools;
  const root = document.querySelector('[data-tool="cautions"]');
  if (!root || !tools) return;
  const { make, button, words } = tools;
  const TITLE = "Tell the clinic about";
  const NOTHING = "Nothing ticked. That does not mean the treatment is right for you: no list is complete.";
  const SOMETHING = "No list is complete. Ask your own doctor too.";
  const told = tools.status();
  const count = tools.status();
  const box = make("div", { class: "tell-list" });

  /* A warning of the page goes along with every caution that names what it is about. */
  const warnings = Array.from(document.querySelectorAll("[data-warning-for]"), (one) => ({
    about: one.dataset.warningFor.toLowerCase(),
    parts: Array.from(one.querySelectorAll("p:not(.admonition-title)")),
  }));

  function tick(holder, name, advice) {
    const input = make("input", { type: "checkbox", autocomplete: "off" });
    holder.append(make("label", { class: "pick tool-part this-is-me" }, input,
      make("span", {}, "This is me ", tools.unseen(name))));
    input.addEventListener("change", update);
    return { input, name, advice };
  }

  function fromRow(row) {
    const head = row.querySelector("th");
    const name = words(head);
    head.setAttribute("abbr", name); // so that the box is not read out with every cell
    return tick(head, name, words(row.cells[row.cells.length - 1]));
  }

  /* In the list the first sentence names the caution. */
  function fromItem(item) {
    const [, name, advice] = /^(.+?)\.\s+(.*)$/.exec(words(item)) || [null, words(item), ""];
    return tick(item, name, advice);
  }

  const ticked = () => cautions.filter((one) => one.input.checked);
  const warningsFor = (chosen) => warnings.filter((warning) =>
    chosen.some((one) => one.name.toLowerCase().includes(warning.about)));

  function content(chosen) {
    if (!chosen.length) return [make("p", {}, NOTHING)];
    const items = chosen.map((one) => make("li", {}, make("strong", {}, one.name),
      ...(one.advice ? [make("br"), one.advice] : [])));
    const notes = warningsFor(chosen).map((warning) => make("div", { class: "tell-warning" },
      ...warning.parts.map(tools.bare)));
    return [...notes, make("ul", {}, ...items), make("p", {}, SOMETHING)];
  }

  function asText(chosen) {
    const lines = chosen.map((one) => (one.advice ? `- ${one.name}: ${one.advice}` : `- ${one.name}`));
    const notes = [].concat(...warningsFor(chosen).map((warning) => warning.parts.map(words)));
    const list = chosen.length ? [...notes, ...lines, SOMETHING] : [NOTHING];
    return [`${TITLE}:`, ...list, "", ...tools.foot()].join("\n");
  }

  function update() {
    const chosen = ticked();
    box.replaceChildren(...content(chosen));
    count.textContent = `${chosen.length} ticked`;
    told.textContent = "";
  }

  function print() {
    tools.print(TITLE, tools.blanks(), make("div", { class: "tell-list" }, ...content(ticked())));
  }

  const cautions = [
    ...Array.from(root.querySelectorAll("tbody tr"), fromRow),
    ...Array.from(root.querySelectorAll("li:not(.not-me)"), fromItem),
  ];
  const heading = make("h2", { id: "tell-the-clinic", tabindex: "-1" }, TITLE);
  root.prepend(make("div", { class: "tool-part tool-intro" }, tools.privacy(),
    make("p", {}, "Tick what fits you. The page makes a list for the clinic.")));
  root.append(
    make("div", { class: "tool-part tool-bar" }, count,
      make("a", { href: "#tell-the-clinic", class: "button" }, "See your list")),
    make("section", { class: "tool-part tool-panel", "aria-labelledby": "tell-the-clinic" }, heading, box,
      make("div", { class: "tool-row" }, button("Print this list", print),
        button("Copy as text", (pressed) => tools.copy(asText(ticked()), told, pressed)), told)));
  root.classList.add("tool-on");
  update();
})();
