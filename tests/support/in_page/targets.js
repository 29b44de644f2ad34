/* What can be pressed and is too small: each link, button and field that stands by itself must be
   24 px wide and high; links inside a sentence may be as high as their line (WCAG 2.5.8), as may
   a marker whose neighbours are far enough away for a circle of 24 px. What fits `main` must be
   44 px high. The open menu lies over the page: what stands in it has its neighbours there, and
   what it covers cannot be pressed. */
(main) => {
  const box = (part) => part.getBoundingClientRect();
  const label = (part) => part.labels?.[0] || part.closest("label");
  const size = (part) => {
    const boxes = [part, label(part)].filter(Boolean).map(box);
    return [Math.max(...boxes.map((b) => b.width)), Math.max(...boxes.map((b) => b.height))];
  };
  const parts = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter((part) =>
    part.checkVisibility({ visibilityProperty: true }) && box(part).width && !part.matches(".skip"));

  const menu = document.querySelector(".menu[open] nav");
  const together = (a, b) => Boolean(menu?.contains(a)) === Boolean(menu?.contains(b));

  const apart = (part) => {
    const x = box(part).left + box(part).width / 2, y = box(part).top + box(part).height / 2;
    return parts.every((other) => {
      const b = box(other);
      const across = x - Math.max(b.left, Math.min(x, b.right)), down = y - Math.max(b.top, Math.min(y, b.bottom));
      return other === part || !together(part, other) || Math.hypot(across, down) >= 12;
    });
  };
  const inSentence = (part) => {
    if (!part.matches("a") || getComputedStyle(part).display !== "inline") return false;
    const block = part.closest("p, li, dd, dt, td, th, h1, h2, h3, figcaption, caption, blockquote, div, nav, body");
    const words = block.textContent.replace(/\s+/g, " ").trim();
    return words.length > part.textContent.trim().length + 3;
  };

  const small = parts.filter((part) => Math.min(...size(part)) < 24 && !inSentence(part) && !apart(part));
  const low = parts.filter((part) => part.matches(main) && size(part)[1] < 43.9);
  const line = (part) => `${size(part).map(Math.round).join(" x ")}: ${part.outerHTML.slice(0, 110)}`;
  return [...small, ...low].map(line);
}
