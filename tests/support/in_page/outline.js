/* How a page is built, as a list of what is wrong: headings, landmarks, pictures, icon arrays. */
() => {
  const faults = [], all = (selector) => [...document.querySelectorAll(selector)];
  const start = (part) => part.outerHTML.slice(0, 80);
  const named = (id) => document.getElementById(id)?.textContent || `no #${id}`;
  const name = (part) => part.getAttribute("aria-label")
    || (part.getAttribute("aria-labelledby") || "").split(" ").filter(Boolean).map(named).join(" ");

  const levels = all("h1, h2, h3, h4, h5, h6")
    .filter((part) => part.checkVisibility({ visibilityProperty: true })).map((part) => Number(part.tagName[1]));
  if (levels.filter((level) => level === 1).length !== 1 || levels[0] !== 1)
    faults.push(`headings begin ${levels.slice(0, 3)}`);
  levels.forEach((level, i) => {
    if (i && level > levels[i - 1] + 1) faults.push(`h${levels[i - 1]} is followed by h${level}`);
  });

  for (const selector of ["body > header", "main", "body > footer", "search, [role=search]:not(search *)"])
    if (all(selector).length !== 1) faults.push(`${all(selector).length} of ${selector}`);
  for (const selector of ["nav", "aside"]) {
    const names = all(selector).map(name);
    if (names.includes("") || new Set(names).size !== names.length) faults.push(`${selector} named ${names.join(" | ")}`);
  }
  all("body > *:not(header, main, footer, aside, script, .skip, .visually-hidden)")
    .filter((part) => part.checkVisibility())
    .forEach((part) => faults.push(`outside every landmark: ${start(part)}`));

  for (const svg of all("svg:not([aria-hidden=true])"))
    if (svg.getAttribute("role") !== "img" || !name(svg) || name(svg).includes("no #")) faults.push(`no name: ${start(svg)}`);
  for (const image of all("img:not([alt])")) faults.push(`no alt: ${start(image)}`);
  for (const array of all(".icon-array .array")) {
    const said = name(array.querySelector("svg")) || "", drawn = array.querySelectorAll(".yes").length;
    const beside = array.querySelector("p").textContent, [number] = said.match(/\d+/) || [];
    if (Number(number) !== drawn || !beside.includes(number))
      faults.push(`${drawn} drawn, named "${said}", beside "${beside}"`);
  }
  const ids = all("[id]").map((part) => part.id);
  faults.push(...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `twice the id ${id}`));
  return faults;
}
