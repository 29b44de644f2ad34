/* What a clinic pastes, as text: which values an embed takes, its address, and the four ways to show
   it. Nothing here touches the page. The patterns are those of the embed's own script (options.js). */
(function () {
  "use strict";
  const COLOUR = /^#?(?:[\da-f]{3}|[\da-f]{6})$/i;
  const NAME = /^(?!.*\p{M}{3})[\p{L}\p{N}][\p{L}\p{M}\p{N} &.,'’()\/+–-]{0,79}$/u;
  const PHONE = /^\+?\d[\d ().\/-]{4,24}$/;
  const DIGITS = /^\+?\d{5,15}$/;
  const ROOT = "embed/v1/";
  const NARROW = 280;
  const ON_PHONE = 390; // the width of a usual phone
  const WIDTH = 650; // where no other is asked for
  const WIDE = 900;
  // Widths to measure, px. Between two of them the height is taken for a straight line. Tables of an
  // embed stop being stacked between 735 and 750, and from there on its text grows no wider; up to 304
  // its letters are smaller.
  const WIDTHS = [NARROW, 304, 305, 330, ON_PHONE, 455, 520, 650, 735, 750];
  const UNKNOWN = 700; // px, where no height could be measured: the text scrolls in its frame
  const ROOM = "100vw - 32px"; // what most websites leave a text on a phone

  /* Each takes what was typed; gives what may be written, or what is wrong with it. */
  const wrong = (says) => ({ value: "", says });
  const right = (value) => ({ value, says: "" });
  const fields = {
    width(text) {
      const width = Number(text);
      const fits = /^\d+$/.test(text) && width >= NARROW && width <= WIDE;
      return fits ? right(width) : wrong(`Give a number from ${NARROW} to ${WIDE}. Until then ${WIDTH} is used.`);
    },
    accent(text) {
      return !text || COLOUR.test(text) ? right(text.replace("#", "").toLowerCase())
        : wrong("Give six digits or letters from A to F, such as 0B5D57. It is left out until then.");
    },
    name(text) {
      if (!text || NAME.test(text)) return right(text);
      return wrong(text.length > 80 ? "This is too long. The most is 80 letters. It is left out until then."
        : "Begin with a letter or digit. Of signs only & . , ' ( ) / + - may be used. It is left out until then.");
    },
    phone(text) {
      return !text || (PHONE.test(text) && DIGITS.test(text.replace(/[^\d+]/g, ""))) ? right(text)
        : wrong("Give 5 to 15 digits, such as +44 20 7946 0000. It is left out until then.");
    },
  };

  const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  const escaped = (text) => String(text).replace(/[&<>"']/g, (sign) => SIGNS[sign]);

  /* The options of an embed that are not empty, in a fixed order. */
  const chosen = (options) => ["accent", "scheme", "country", "name", "phone"]
    .filter((key) => options[key]).map((key) => [key, options[key]]);

  function address(site, name, options) {
    const query = new URLSearchParams(chosen(options)).toString();
    return `${site}${ROOT}${name}.html${query ? `?${query}` : ""}`;
  }

  const widths = (widest) => [...WIDTHS.filter((width) => width < widest), widest];

  /* A little room, since letters are not equally wide on every device; then whole tens. */
  const roomy = (height) => Math.ceil((height * 1.01 + 10) / 10) * 10;

  /* The height in CSS, from heights measured at `widths(widest)`. Each pair of neighbours adds how
     much the text falls between them, for as much of that stretch as the frame is wide. */
  function formula(measured, widest) {
    const at = widths(widest);
    const high = measured.map(roomy);
    let start = high[0];
    const terms = at.slice(1).map((width, i) => {
      const fall = Math.round(((high[i] - high[i + 1]) / (width - at[i])) * 100) / 100;
      const end = `${width}px`;
      const within = i ? `clamp(${at[i]}px,${ROOM},${end})` : `min(${ROOM},${end})`;
      start += fall * at[i];
      return fall ? ` ${fall < 0 ? "+" : "-"} ${Math.abs(fall)}*${within}` : "";
    }).join("");
    return terms ? `calc(${Math.ceil(start)}px${terms})` : `${start}px`;
  }

  /* `embed`: name, title, full (address of its page), part; `site`: address and name of the guide;
     `options`: as above and width; `measured`: heights or null. */
  function frame(embed, site, options, measured) {
    const height = measured ? roomy(measured[measured.length - 1]) : UNKNOWN;
    const title = `${embed.title} (${site.name})`;
    const rule = measured ? `;height:${formula(measured, options.width)}` : "";
    return `<div style="max-width:${options.width}px;margin:0 auto">\n`
      + `<iframe src="${escaped(address(site.address, embed.name, options))}" `
      + `title="${escaped(title)}" width="100%" height="${height}" loading="lazy" `
      + `referrerpolicy="no-referrer" style="display:block;width:100%;border:0${rule}"></iframe>\n</div>`;
  }

  function growing(embed, site, options, measured) {
    const cut = embed.part ? embed.name.lastIndexOf("/") : embed.name.length;
    const name = [["page", embed.name.slice(0, cut)], ["section", embed.name.slice(cut + 1)]]
      .filter(([, value]) => value);
    const attributes = [...name, ...chosen(options)].map(([key, value]) => ` ${key}="${escaped(value)}"`).join("");
    const height = measured ? formula(measured, options.width) : `${UNKNOWN}px`;
    return `<mesotherapy-guide${attributes} style="display:block;max-width:${options.width}px;margin:0 auto;`
      + `min-height:min(100vh,${height})"><a href="${escaped(embed.full)}">${escaped(embed.title)}</a>`
      + `</mesotherapy-guide>\n<script async src="${escaped(site.address)}${ROOT}embed.js"></script>`;
  }

  /* A part has no page of its own, so its embed is named; WordPress finds the frame behind both. */
  const bare = (embed, site) => (embed.part ? address(site.address, embed.name, {}) : embed.full);

  window.guideSnippets = { fields, address, widths, roomy, frame, growing, bare, ON_PHONE, WIDTH, UNKNOWN, ROOT };
})();
