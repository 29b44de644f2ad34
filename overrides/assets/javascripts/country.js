/* The country that a reader chose is kept in the address of the page and nowhere else. Links to
   other pages of the guide carry it along. Other scripts ask guide.link() for an address. */
(function () {
  "use strict";
  var root = document.documentElement;
  var NAMES = { uk: "the United Kingdom", us: "the United States", eu: "the European Union", other: "another country" };
  var wanted = new URLSearchParams(location.search).get("country");
  var country = Object.prototype.hasOwnProperty.call(NAMES, wanted) ? wanted : "";

  function link(href) {
    var parts = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(href);
    var ours = parts && parts[1] && !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href) && /(?:\.html|\/)$/.test(parts[1]);
    if (!country || !ours) return href;
    return parts[1] + "?country=" + country + (parts[3] || "");
  }

  function carry() {
    document.querySelectorAll("a[href]").forEach(function (a) {
      var href = a.getAttribute("href");
      if (!a.dataset.country) a.setAttribute("href", link(href));
      else if (a.dataset.country === country) a.setAttribute("aria-current", "true");
      else a.removeAttribute("aria-current");
    });
    if (country) root.dataset.country = country;
  }

  document.addEventListener("click", function (event) {
    var choice = event.target.closest("a[data-country]");
    if (!choice || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault(); // a reload would lose what was typed or ticked on the page
    country = choice.dataset.country;
    history.replaceState(null, "", "?country=" + country + location.hash);
    carry();
    document.querySelector(".country-said").textContent =
      "The emergency number shown is now that of " + NAMES[country] + ".";
  });

  window.guide = { link: link };
  carry();
})();
