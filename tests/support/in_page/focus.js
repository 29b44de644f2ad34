/* What has the focus: its place among all that can have it, and whether it can be seen. */
() => {
  const can = "a[href], button, input, select, textarea, summary, [tabindex='0'], iframe";
  const all = [...document.querySelectorAll(can)].filter((part) =>
    part.checkVisibility({ visibilityProperty: true }) && !part.disabled && part.tabIndex >= 0);
  const part = document.activeElement;
  const style = getComputedStyle(part);
  const boxes = [...part.getClientRects()].filter((box) => box.width && box.height);
  const bar = document.querySelector(".help-bar");
  const above = bar.contains(part) || part.matches(".skip");
  const stuck = getComputedStyle(bar).position === "sticky" ? bar.getBoundingClientRect().bottom : 0;
  const covered = !above && boxes.length > 0 && Math.min(...boxes.map((box) => box.top)) < stuck - 1;
  const inWindow = boxes.some((box) =>
    box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth);
  const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const faults = [!ringed && "no ring", covered && "under the help bar", !inWindow && "outside the window"];
  return {
    number: all.indexOf(part), of: all.length, body: part === document.body,
    faults: faults.filter(Boolean).map((fault) => `${fault}: ${part.outerHTML.slice(0, 100)}`),
  };
}
