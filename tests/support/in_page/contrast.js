/* Every piece of text that can be seen in a part of the page, with its contrast to the ground it stands on. Only plain
   grounds can be measured, which is why a picture or a see-through part counts as a fault. */
(part) => {
  const numbers = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const opacity = (colour) => colour === "transparent" || colour === "none" ? 0 : numbers(colour)[3] ?? 1;
  const over = (top, below) => {
    const a = opacity(top), [x, y] = [numbers(top), numbers(below)];
    return `rgb(${[0, 1, 2].map((i) => x[i] * a + y[i] * (1 - a)).join(", ")})`;
  };
  const light = (colour) => {
    const [r, g, b] = numbers(colour).slice(0, 3).map((c) => c / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => {
    const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
    return (x + 0.05) / (y + 0.05);
  };
  const faults = [], measured = new Map();

  const note = (element, text, colour, ground) => {
    const found = Math.floor(ratio(over(colour, ground), ground) * 100) / 100;
    const key = `${colour} on ${ground}`;
    measured.set(key, found);
    if (found < 4.5) faults.push(`${found}: "${text.trim().slice(0, 40)}" ${key} in ${element.outerHTML.slice(0, 90)}`);
  };

  const painted = new Map();
  const groundOf = (element) => {
    if (!element) return "rgb(255, 255, 255)";
    if (painted.has(element)) return painted.get(element);
    const style = getComputedStyle(element);
    if (style.backgroundImage !== "none" || style.opacity !== "1" || style.mixBlendMode !== "normal")
      faults.push(`cannot be measured: ${element.outerHTML.slice(0, 90)}`);
    const own = style.backgroundColor, below = () => groundOf(element.parentElement);
    const ground = opacity(own) === 1 ? own : opacity(own) === 0 ? below() : over(own, below());
    painted.set(element, ground);
    return ground;
  };

  /* In a drawing the ground is the last shape before the text that lies under its middle. Of a
     pattern it is each colour that the pattern is made of. */
  const groundsInDrawing = (text) => {
    const svg = text.ownerSVGElement, box = text.getBBox();
    const middle = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2).matrixTransform(text.getCTM());
    let grounds = [groundOf(svg)];
    for (const shape of svg.querySelectorAll("rect, circle, ellipse, path, polygon")) {
      if (!(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
      const fill = getComputedStyle(shape).fill, frame = shape.getCTM();
      if (shape.closest("defs, clipPath, pattern") || !frame || opacity(fill) === 0) continue;
      if (!shape.isPointInFill(middle.matrixTransform(frame.inverse()))) continue;
      const pattern = /url\("(#[^"]+)"\)/.exec(fill);
      grounds = pattern ? coloursOf(svg.querySelector(pattern[1])) : grounds.map((below) => over(fill, below));
    }
    return grounds;
  };

  const coloursOf = (pattern) => [...pattern.querySelectorAll("*")].flatMap((shape) => {
    const { fill, stroke } = getComputedStyle(shape);
    return [fill, stroke].filter((colour) => opacity(colour) > 0);
  });

  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && !element.closest(".visually-hidden");

  const walk = document.createTreeWalker(document.querySelector(part), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.data, element = walk.currentNode.parentElement;
    if (!text.trim() || element.closest("script, style, title, desc, option") || !seen(element)) continue;
    const drawn = element.closest("svg text");
    if (drawn) groundsInDrawing(drawn).forEach((ground) => note(element, text, getComputedStyle(element).fill, ground));
    else note(element, text, getComputedStyle(element).color, groundOf(element));
  }
  for (const element of document.querySelectorAll(`${part} *`)) {
    for (const part of ["::before", "::after", "::placeholder", "::marker"]) {
      const style = getComputedStyle(element, part);
      const says = part === "::placeholder" ? element.placeholder : part === "::marker" ? "" : style.content;
      if (!says || ["none", "normal", '""'].includes(says) || style.display === "none" || !seen(element)) continue;
      note(element, `${part} ${says}`, style.color,
        opacity(style.backgroundColor) === 1 ? style.backgroundColor : groundOf(element));
    }
    if (element.matches("input:not([type=checkbox]), select, textarea") && seen(element))
      note(element, "what is typed", getComputedStyle(element).color, groundOf(element));
  }
  return { faults: [...new Set(faults)], measured: Object.fromEntries(measured) };
}
