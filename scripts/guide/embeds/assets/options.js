/* Runs first inside an embed: what the host may choose, taken from the address. Every value has a
   shape; what does not fit counts as not given, and nothing is ever written as HTML. */
(function () {
  "use strict";
  var root = document.documentElement;
  var asked = new URLSearchParams(location.search);

  // A value of the right shape, given once; anything else counts as not given.
  function ask(key, shape) {
    var values = asked.getAll(key);
    return values.length === 1 && shape.test(values[0]) ? values[0] : "";
  }

  // WCAG 2.2: relative luminance of three parts from 0 to 255, and the ratio of two.
  function luminance(parts) {
    var linear = parts.map(function (part) {
      return (part /= 255) <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }

  // The nearest mix with black or white that has 4.5 to 1 on the ground that gives it least.
  function readable(parts, ground, end) {
    for (var step = 0, mixed; step <= 64; step += 1) {
      mixed = parts.map(function (part) { return Math.round(part + ((end - part) * step) / 64); });
      var pair = [luminance(mixed) + 0.05, ground + 0.05];
      if (Math.max(pair[0], pair[1]) / Math.min(pair[0], pair[1]) >= 4.5) break;
    }
    return "rgb(" + mixed + ")";
  }

  function colour() {
    var hex = ask("accent", /^#?(?:[\da-f]{3}|[\da-f]{6})$/i).replace("#", "");
    if (!hex) return;
    if (hex.length === 3) hex = hex.replace(/./g, "$&$&");
    var parts = [0, 2, 4].map(function (at) { return parseInt(hex.slice(at, at + 2), 16); });
    root.style.setProperty("--accent-light", readable(parts, luminance([248, 224, 217]), 0));
    root.style.setProperty("--accent-dark", readable(parts, luminance([30, 60, 57]), 255));
  }

  function scheme() {
    var wish = ask("scheme", /^(?:dark|auto)$/);
    var device = matchMedia("(prefers-color-scheme: dark)");
    function set() { root.dataset.scheme = wish === "dark" || (wish && device.matches) ? "dark" : "light"; }
    if (wish === "auto") device.addEventListener("change", set);
    set();
  }

  function country() {
    var wish = ask("country", /^(?:uk|us|eu|other)$/);
    if (!wish) return;
    document.querySelectorAll("[data-for]").forEach(function (number) {
      number.removeAttribute("data-only-chosen");
      number.hidden = number.dataset.for !== wish;
    });
  }

  function clinic() {
    var name = ask("name", /^(?!.*\p{M}{3})[\p{L}\p{N}][\p{L}\p{M}\p{N} &.,'’()\/+–-]{0,79}$/u);
    var phone = ask("phone", /^\+?\d[\d ().\/-]{4,24}$/);
    var digits = phone.replace(/[^\d+]/g, "");
    var box = document.querySelector(".clinic");
    if (!/^\+?\d{5,15}$/.test(digits)) phone = "";
    if (!name && !phone) return;
    box.querySelector("bdi").textContent = name || "the clinic";
    var link = box.querySelector("a");
    link.hidden = !phone;
    link.textContent = phone;
    if (phone) link.href = "tel:" + digits;
    box.hidden = false;
  }

  colour();
  scheme();
  country();
  clinic();
})();
