/* Run axe on a part of the page, or all of it; give back each violation as a line, each undecided
   result that is not in the list of those that somebody has looked at, and which of that list came
   up. */
async ([part, options, known]) => {
  const found = await axe.run(part || document, { ...options, resultTypes: ["violations", "incomplete"] });
  const line = (fault, node) =>
    `${fault.id}: ${node.html.slice(0, 140)} ${(node.failureSummary || "").slice(0, 240)}`;
  const says = (node) =>
    [...node.any, ...node.all, ...node.none].map((check) => check.data?.messageKey ?? check.id);
  const unknown = [], seen = new Set();
  for (const fault of found.incomplete) {
    for (const node of fault.nodes) {
      const element = document.querySelector(node.target[0]);
      const fits = (entry) =>
        entry.rule === fault.id && says(node).includes(entry.says) && element.matches(entry.selector);
      const listed = known.flatMap((entry, i) => (fits(entry) ? [i] : []));
      if (listed.length) listed.forEach((i) => seen.add(i));
      else unknown.push(`undecided (${says(node)}) ${line(fault, node)}`);
    }
  }
  return {
    violations: found.violations.flatMap((fault) => fault.nodes.map((node) => line(fault, node))),
    unknown, seen: [...seen],
  };
}
