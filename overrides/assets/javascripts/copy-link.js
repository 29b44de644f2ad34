/* A press on the # beside a heading copies the address of that part. Without a script, or where
   copying is not allowed, it is a plain link to the part. */
(function () {
  "use strict";
  var said = document.createElement("span");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  document.body.appendChild(said);

  function tell(link, words) {
    document.querySelectorAll(".headerlink[data-said]").forEach(function (other) {
      other.removeAttribute("data-said");
    });
    link.dataset.said = words;
    said.textContent = ""; // the same words twice would not be read again
    setTimeout(function () { said.textContent = words; }, 50);
    link.addEventListener("blur", function () { link.removeAttribute("data-said"); }, { once: true });
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a.headerlink");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!navigator.clipboard) return; // it stays a link
    event.preventDefault();
    history.replaceState(null, "", link.getAttribute("href"));
    // Without the country: whoever gets the link may be somewhere else.
    navigator.clipboard.writeText(location.href.replace(location.search, "")).then(
      function () { tell(link, "Link copied"); },
      function () { tell(link, "The link is in the address bar"); });
  });
})();
