/* What does not fit: a page wider than the window, parts that stick out of it, text that is cut
   off, and text that lies over other text. */
() => {
  const wide = document.documentElement.clientWidth, full = document.documentElement.scrollWidth;
  const faults = full > wide ? [`${full} px wide in ${wide}`] : [];
  const name = (part) => `${part.tagName.toLowerCase()}.${part.className} ${part.textContent.trim().slice(0, 40)}`;
  const hidden = ".visually-hidden, [hidden], svg, .skip";
  const clipped = (part) => part.closest("thead") && getComputedStyle(part.closest("thead")).clipPath !== "none";
  const seen = [...document.querySelectorAll("body *")].filter((part) =>
    part.checkVisibility({ visibilityProperty: true }) && !part.closest(hidden) && !clipped(part)
    && !part.matches("input, select"));

  for (const part of seen) {
    const style = getComputedStyle(part), box = part.getBoundingClientRect();
    const cut = (overflow) => ["hidden", "clip"].includes(overflow);
    const tall = part.scrollHeight > part.clientHeight + 1, broad = part.scrollWidth > part.clientWidth + 1;
    if (box.width && (box.right > wide + 1 || box.left < -1)) faults.push(`sticks out: ${name(part)}`);
    if (tall && cut(style.overflowY)) faults.push(`cut off below: ${name(part)}`);
    if (broad && cut(style.overflowX)) faults.push(`cut off at the side: ${name(part)}`);
    if (broad && ["auto", "scroll"].includes(style.overflowX)) faults.push(`scrolls sideways: ${name(part)}`);
    if (style.textOverflow === "ellipsis") faults.push(`shortens its text: ${name(part)}`);
  }

  const blocks = seen.filter((part) => !part.closest(".cite-card, .menu nav, .md-search__panel") && part.matches(
    "main :is(p, li, h1, h2, h3, td, th, summary, dt, dd), .site-foot p, .help-bar a, .site-head > .wrap > *"));
  blocks.forEach((part, i) => {
    let j = i + 1;
    while (j < blocks.length && part.contains(blocks[j])) j += 1;
    const next = blocks[j], row = part.closest("tr");
    if (!next || (row && row === next.closest("tr")) || next.closest(".contents") || part.closest(".contents")) return;
    const a = part.getBoundingClientRect(), b = next.getBoundingClientRect();
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 2 && down > 3) faults.push(`lies over the next: ${name(part)}`);
  });
  return [...new Set(faults)];
}
