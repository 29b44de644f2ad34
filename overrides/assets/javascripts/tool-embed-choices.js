/* The fields of the builder: what a clinic can choose, and what may be written of it. What there is
   to show stands in the list of ready snippets on the same page. */
(function () {
  "use strict";
  const tools = window.guideTools;
  const snippets = window.guideSnippets;
  if (!tools || !snippets) return;
  const { make } = tools;
  const embeds = Array.from(document.querySelectorAll("[data-embed]"), ({ dataset }) => ({
    name: dataset.embed, title: dataset.title, full: dataset.full, part: "part" in dataset,
  }));
  const WAYS = [
    ["Frame", "The best for most websites. It needs no script."],
    ["Frame that grows", "Always as high as its text. It needs a script."],
    ["Address only", "For WordPress, and for people who may not paste HTML."],
    ["Plain HTML", "For websites that take no frames."],
  ];
  const SCHEMES = [["", "Light"], ["dark", "Dark"], ["auto", "As on the reader's device"]];
  const COUNTRIES = [["", "All countries"], ["uk", "United Kingdom"], ["us", "United States"],
    ["eu", "European Union"], ["other", "Somewhere else"]];

  /* What is wrong with a field stands under it, and is read out with it. */
  function labelled(words, field, hint) {
    const says = tools.status();
    const hints = make("p", { class: "builder-hint", id: tools.newId() }, hint || "");
    field.id = tools.newId();
    says.id = tools.newId();
    field.setAttribute("aria-describedby", hint ? `${hints.id} ${says.id}` : says.id);
    field.says = says;
    return make("div", { class: "builder-field" }, make("label", { for: field.id }, words), field,
      ...(hint ? [hints] : []), says);
  }

  const line = (attributes) => make("input",
    { type: "text", autocomplete: "off", spellcheck: "false", ...attributes });
  const options = (pairs) => pairs.map(([value, words]) => make("option", { value }, words));
  const list = (...parts) => make("select", { autocomplete: "off" }, ...parts);
  const group = (words, ...parts) => make("fieldset", {}, make("legend", {}, words), ...parts);

  function offer(part, label) {
    const pairs = embeds.map((embed, i) => [i, part ? `${embed.title} (part)` : embed.title])
      .filter(([i]) => embeds[i].part === part); // a part may have the title of its page
    return pairs.length ? [make("optgroup", { label }, ...options(pairs))] : [];
  }

  const ways = WAYS.map(() => make("input", { type: "radio", name: "embed-way", autocomplete: "off" }));
  const pick = ([name, about], i) => make("label", { class: "pick" }, ways[i],
    make("span", {}, make("strong", {}, name), ". ", about));
  const fields = {
    width: line({ inputmode: "numeric", value: "650", maxlength: "4" }),
    accent: line({ maxlength: "7" }),
    name: line({}),
    phone: line({ inputmode: "tel" }),
  };
  const what = list(...offer(false, "Whole pages"), ...offer(true, "Parts of pages"));
  const scheme = list(...options(SCHEMES));
  const country = list(...options(COUNTRIES));
  const own = [
    group("How it looks", make("div", { class: "builder-pair" },
      labelled("Greatest width, in pixels", fields.width, "It is never wider than the page around it."),
      labelled("Colour", fields.accent, "Such as 0B5D57. Empty means our own."),
      labelled("Light or dark", scheme),
      labelled("Ambulance number", country))),
    group("Your clinic", make("div", { class: "builder-pair" },
      labelled("Name", fields.name), labelled("Phone number", fields.phone)),
    make("p", { class: "builder-hint" }, "Both may stay empty. The frame says that they come from your website.")),
  ];

  function say(field, words) {
    if (field.says.textContent !== words) field.says.textContent = words;
  }

  /* A field with anything that an embed would not take says so, and counts as empty. */
  function read() {
    const found = { scheme: scheme.value, country: country.value };
    Object.entries(fields).forEach(([key, field]) => {
      const { value, says } = snippets.fields[key](field.value.trim());
      found[key] = value;
      say(field, says);
      if (says) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    });
    return { ...found, width: Number(found.width) || snippets.WIDTH };
  }

  ways[0].checked = true;
  window.guideChoices = {
    parts: [
      group("What to show", labelled("Page or part", what)),
      group("How to put it in", ...WAYS.map(pick)),
      ...own,
    ],
    embed: () => embeds[what.value],
    way: () => ways.findIndex((input) => input.checked),
    /* Two ways have no place for colours or a name. */
    allow(on) { own.forEach((one) => { one.disabled = !on; }); },
    read,
    sayColour(words) { say(fields.accent, words); },
    any: embeds.length > 0,
  };
})();
