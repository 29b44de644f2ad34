/* Asks the browser to keep a copy of the guide. Only over the web, and never from embed/. */
(function () {
  "use strict";
  if (!("serviceWorker" in navigator) || !/^https?:$/.test(location.protocol)) return;
  const site = new URL("../", document.currentScript.src);
  navigator.serviceWorker.register(new URL("sw.js", site), { scope: site.pathname }).catch(() => {});
})();
