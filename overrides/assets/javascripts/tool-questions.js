/* Pick your questions: a box before every question, your own below them, and one sheet to print.
   Each question is the label of its box. The sheet leaves explanations out, but never a warning. */
(function () {
  "use strict";
  const tools = window.guideTools;
  const root = document.querySelector('[data-tool="questions"]');
  if (!root || !tools) return;
  const { make, button, unseen, words } = tools;
  const WARNING = /\bdo not\b/i;
  const picks = [];
  const count = tools.status();
  const told = tools.status();
  const own = make("ul", { class: "pick-own", role: "list" });
  const field = make("input", { type: "text", id: tools.newId(), autocomplete: "off", maxlength: "300" });
  const addsSheet = make("input", { type: "checkbox", autocomplete: "off" });

  const picked = () => picks.filter((pick) => pick.box.checked);

  function update() {
    const number = picked().length;
    count.textContent = `${number} ${number === 1 ? "question" : "questions"} picked`;
    told.textContent = "";
    parts.forEach((part) => part.update());
  }

  function boxFor(item, question, why) {
    const box = make("input", { type: "checkbox", autocomplete: "off" });
    item.prepend(make("label", { class: "pick" }, box, question));
    box.addEventListener("change", update);
    const pick = { box, question: words(question), why };
    picks.push(pick);
    return pick;
  }

  /* A question in bold is followed by what stands behind it; otherwise the whole item is the question. */
  function pickable(item) {
    item.querySelectorAll(":scope > p").forEach((part) => part.replaceWith(...part.childNodes));
    const bold = item.querySelector(":scope > strong");
    const question = make("span", { class: "pick-question" });
    const rest = make("div", { class: "pick-why" });
    if (bold) {
      rest.append(...Array.from(item.childNodes).filter((node) => node !== bold));
      question.append(bold);
      item.append(rest);
    } else {
      question.append(...item.childNodes);
    }
    // A press on a label ticks: a link in it would lead away and lose what was ticked.
    question.querySelectorAll("a").forEach((link) => link.replaceWith(...link.childNodes));
    return boxFor(item, question, bold ? words(rest) : "");
  }

  function part(list) {
    const fold = list.closest("details");
    const name = fold ? words(fold.querySelector("summary")) : tools.headingOver(list);
    const mine = Array.from(list.children).map(pickable);
    const every = () => mine.every((pick) => pick.box.checked);
    const all = button("", () => {
      const on = !every();
      mine.forEach((pick) => { pick.box.checked = on; });
      update();
    });
    list.setAttribute("role", "list"); // without its numbers Safari takes it for no list
    list.before(make("p", { class: "tool-part pick-all" }, all));
    return {
      update() {
        all.replaceChildren(`Pick ${every() ? "none" : "all"} in this part `, unseen(name));
      },
    };
  }

  function add() {
    const text = field.value.trim();
    if (!text) return;
    const item = make("li", {});
    const pick = boxFor(item, make("span", { class: "pick-question" }, text), "");
    const away = button("Take away", () => {
      picks.splice(picks.indexOf(pick), 1);
      item.remove();
      update();
      field.focus();
    });
    away.append(" ", unseen(text));
    item.append(away);
    pick.box.checked = true;
    own.append(item);
    field.value = "";
    update();
  }

  function onSheet(pick) {
    const why = WARNING.test(pick.why) ? [make("p", {}, pick.why)] : [];
    return make("li", {}, make("p", { class: "sheet-question" }, pick.question), ...why,
      make("div", { class: "sheet-line" }), make("div", { class: "sheet-line" }));
  }

  function print() {
    add(); // what was typed but not added is wanted too
    const chosen = picked();
    const withSheet = addsSheet.checked && tools.worksheetCopy;
    if (!chosen.length && !withSheet) {
      tools.tell(told, "Nothing is picked yet. Tick a question, or write your own.");
      return;
    }
    const list = chosen.length ? [make("ol", { class: "sheet-questions" }, ...chosen.map(onSheet))] : [];
    tools.print("My questions", tools.blanks(), ...list, ...(withSheet ? [tools.worksheetCopy(true)] : []));
  }

  function panel() {
    const label = make("label", { for: field.id }, "Your own question");
    const row = make("div", { class: "tool-row" }, field, button("Add", () => { add(); field.focus(); }));
    const sheetToo = document.querySelector('[data-tool="worksheet"]')
      ? [make("label", { class: "pick" }, addsSheet, make("span", {}, "Add the syringe sheet"))] : [];
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) add();
    });
    return make("div", { class: "tool-part tool-panel" }, label, row, own, ...sheetToo);
  }

  const parts = Array.from(root.querySelectorAll("ol")).map(part);
  root.prepend(make("div", { class: "tool-part tool-intro" }, tools.privacy(),
    make("p", {}, "Tick the questions that you want to ask. Then print them on one sheet.")));
  root.append(panel(),
    make("div", { class: "tool-part tool-bar" }, count, button("Print my questions", print), told));
  root.classList.add("tool-on");
  update();
})();
