/* The builder: a clinic chooses, and the snippet to paste is written as it types. Nothing is stored;
   what is typed is only ever put in as text. The other parts are tool-embed-choices.js (the fields),
   -preview.js (the frame) and -snippet.js (the text). */
(function () {
  "use strict";
  const tools = window.guideTools;
  const snippets = window.guideSnippets;
  const preview = window.guidePreview;
  const choices = window.guideChoices;
  const root = document.querySelector('[data-tool="embed-builder"]');
  if (!root || !tools || !snippets || !preview || !choices || !choices.any) return;
  const { make } = tools;
  const place = root.closest("[data-site]").dataset;
  const site = { address: place.site, name: place.name };
  const [FRAME, GROWING, ADDRESS, PLAIN] = [0, 1, 2, 3];
  const NOT_HERE = "Colour, width, name and number cannot be set this way.";
  const HOW = {
    [FRAME]: "Paste it where your website takes HTML. In WordPress that is a Custom HTML block.",
    [GROWING]: "Paste it where your website takes HTML and scripts. Where scripts are taken away, a link is left.",
    [ADDRESS]: `Paste it alone on a line, or into an Embed block. ${NOT_HERE}`,
    [PLAIN]: "A copy does not change when the guide does. Watch the feed, and paste the new text when it changes. "
      + NOT_HERE,
  };
  const SEEN = {
    [FRAME]: "The frame scrolls here. On your page it is as high as its text.",
    [GROWING]: "The frame scrolls here. On your page it is as high as its text.",
    [ADDRESS]: "WordPress makes the frame 200 to 1,000 pixels high. Longer text scrolls in it.",
    [PLAIN]: "On your page it has the letters and colours of your website.",
  };
  const UNMEASURED = `The height could not be measured here. The snippet keeps ${snippets.UNKNOWN} pixels free.`
    + " The text scrolls if it needs more.";
  const UNFETCHED = "The text could not be fetched here. Open this address and copy what you see.";
  const PRIVATE = "Nothing that you type is saved. Name and number stay on this device until you paste"
    + " the snippet.";
  const area = make("textarea", {
    readonly: "", rows: "9", id: tools.newId(), spellcheck: "false", autocomplete: "off",
  });
  const how = make("p", { id: tools.newId() });
  const seen = make("p", { class: "builder-hint" });
  const told = tools.status();
  const high = tools.status();
  let turns = 0;

  function put(element, words) {
    if (element.textContent !== words) element.textContent = words;
  }

  function write(text) {
    if (area.value !== text) area.value = text;
  }

  /* A colour that could not be read on the guide's own grounds was mixed with black or white. */
  function sayColour(chosen) {
    const made = chosen.accent && preview.colours();
    if (!made) return;
    const full = `#${chosen.accent.length === 3 ? chosen.accent.replace(/./g, "$&$&") : chosen.accent}`;
    const both = chosen.scheme === "auto";
    const changed = (both ? ["light", "dark"] : [chosen.scheme || "light"])
      .filter((ground) => made[ground] !== full)
      .map((ground) => (both ? `${made[ground]} on ${ground}` : made[ground]));
    if (changed.length) choices.sayColour(`Hard to read. So the guide changes it to ${changed.join(" and ")}.`);
  }

  function sayHeight(heights, widest) {
    if (!heights) return put(high, UNMEASURED);
    const px = (height) => `${height.toLocaleString("en-GB")} pixels`;
    const phone = heights[Math.max(0, snippets.widths(widest).indexOf(snippets.ON_PHONE))];
    const full = px(heights[heights.length - 1]);
    return put(high, `Measured: ${full} high at ${widest} wide, ${px(phone)} on a phone.`);
  }

  function framed(way, embed, chosen) {
    const text = way === GROWING ? snippets.growing : snippets.frame;
    const turn = turns;
    put(high, "");
    write(text(embed, site, chosen, null));
    preview.show(embed, chosen, () => {
      if (turn !== turns) return;
      const heights = preview.measure(snippets.widths(chosen.width));
      write(text(embed, site, chosen, heights));
      sayHeight(heights, chosen.width);
      sayColour(chosen);
    });
  }

  function bare(embed) {
    put(high, "");
    write(snippets.bare(embed, site));
    preview.show(embed, { width: snippets.WIDTH, name: "", phone: "" }, () => {});
  }

  /* A page opened from a folder may not fetch: the browser would write an error for every try. */
  function plain(embed) {
    const turn = turns;
    const path = `${snippets.ROOT}plain/${embed.name}.html`;
    const failed = () => {
      if (turn !== turns) return;
      write(site.address + path);
      put(high, UNFETCHED);
    };
    put(high, "");
    write("");
    if (preview.local) { failed(); return; }
    fetch(preview.base + path).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
      .then((html) => {
        if (turn !== turns) return;
        write(html);
        preview.showPlain(html, `Preview: ${embed.title}`);
      }, failed);
  }

  function update() {
    const way = choices.way();
    const embed = choices.embed();
    const chosen = choices.read();
    turns += 1;
    choices.allow(way === FRAME || way === GROWING);
    put(told, "");
    put(how, HOW[way]);
    put(seen, SEEN[way]);
    if (way === PLAIN) plain(embed);
    else if (way === ADDRESS) bare(embed);
    else framed(way, embed, chosen);
  }

  document.querySelector(".builder-absent").remove();
  area.setAttribute("aria-describedby", how.id);
  preview.root.prepend(make("h3", {}, "Preview"), seen);
  preview.root.append(high);
  root.append(
    make("div", { class: "tool-part builder-fields" },
      make("p", { class: "tool-private" }, PRIVATE), ...choices.parts),
    make("div", { class: "tool-part tool-panel" }, make("label", { for: area.id }, "Your snippet"), how, area,
      make("div", { class: "tool-row" },
        tools.button("Copy the snippet", (pressed) => tools.copy(area.value, told, pressed)), told)),
    preview.root);
  root.addEventListener("input", update);
  root.classList.add("tool-on");
  update();
})();
