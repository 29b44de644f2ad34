/*! Mesotherapy guide, embed.js v1. MIT licence. Stores nothing, reads nothing of the page around it. */
/* Runs in a clinic's page. Gives every frame of the guide the height of its text, and makes
   <mesotherapy-guide page="side-effects"> a frame. Only a message from such a frame itself, sent
   from the guide's own address, is listened to; all it can do is set that frame's height. */
(function () {
  "use strict";
  var script = document.currentScript || document.querySelector('script[src*="/embed/v1/embed.js"]');
  if (!script || customElements.get("mesotherapy-guide")) return; // pasted twice on one page
  var base = new URL(".", script.src);
  var options = ["accent", "scheme", "country", "name", "phone"];
  var made = new Map(); // frames in custom elements, each with its element

  function plain() {
    return Array.prototype.filter.call(document.getElementsByTagName("iframe"), function (frame) {
      return frame.src.indexOf(base.href) === 0;
    });
  }

  function sender(source) {
    return plain().concat(Array.from(made.keys())).find(function (frame) { return frame.contentWindow === source; });
  }

  // In a sandbox, its own or the one that this page is in, a frame of ours has no origin to tell.
  function nameless(frame) {
    return window.origin === "null" || frame.hasAttribute("sandbox");
  }

  addEventListener("message", function (event) {
    var said = event.data;
    if (!said || said.type !== "mesotherapy-guide") return;
    if (typeof said.height !== "number" || !(said.height > 0 && said.height < Infinity)) return;
    var frame = sender(event.source);
    if (!frame || (event.origin !== base.origin && !(event.origin === "null" && nameless(frame)))) return;
    frame.style.setProperty("height", Math.min(60000, Math.max(100, Math.ceil(said.height))) + "px", "important");
    if (made.has(frame)) made.get(frame).answered();
  });

  // No two frames of a page may have one title.
  function entitle(frame, words) {
    var used = plain().concat(Array.from(made.keys())).map(function (other) { return other !== frame && other.title; });
    for (var count = 2, title = words; used.indexOf(title) >= 0; count += 1) title = words + " (" + count + ")";
    frame.title = title;
  }

  class Guide extends HTMLElement {
    connectedCallback() {
      if (this.frame) return this.known(); // moved within the page
      var name = [this.getAttribute("page"), this.getAttribute("section")].filter(Boolean).join("/");
      if (!/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(name)) return;
      var address = new URL(name + ".html", base);
      var frame = this.frame = document.createElement("iframe");
      options.forEach(function (key) {
        if (this.hasAttribute(key)) address.searchParams.set(key, this.getAttribute(key));
      }, this);
      this.known();
      frame.referrerPolicy = "no-referrer";
      frame.loading = "lazy";
      frame.src = address.href;
      this.look(this, { display: "flex", "flex-direction": "column", width: "100%" });
      // As high as the window, so that nothing in sight jumps when the text comes.
      this.look(frame, { display: "block", width: "100%", border: "0", flex: "1 0 auto", "min-height": "max(500px, 100vh)" });
      this.attachShadow({ mode: "open" }).append(document.createElement("slot"), frame);
    }

    known() {
      made.set(this.frame, this);
      entitle(this.frame, this.textContent.trim() || "Mesotherapy guide: " + this.getAttribute("page"));
    }

    disconnectedCallback() {
      made.delete(this.frame);
    }

    look(element, rules) {
      for (var rule in rules) element.style.setProperty(rule, rules[rule], "important");
    }

    // The text is there: the link and the height that was kept free are no longer needed.
    answered() {
      var slot = this.shadowRoot.querySelector("slot");
      if (slot) slot.remove();
      this.known(); // the link in it, which names the text, may have come after the element
      this.look(this, { "min-height": "0" });
      this.look(this.frame, { "min-height": "0", flex: "none" });
    }
  }

  // A page that lets in no frames keeps the link.
  document.addEventListener("securitypolicyviolation", function (event) {
    made.forEach(function (element, frame) {
      if (event.blockedURI.indexOf(base.origin) !== 0 || !/frame|child/.test(event.effectiveDirective)) return;
      frame.remove();
      element.look(element, { "min-height": "0" });
      made.delete(frame);
    });
  });

  customElements.define("mesotherapy-guide", Guide);
  plain().forEach(function (frame) { // those that spoke before this script was there
    if (frame.contentWindow) frame.contentWindow.postMessage({ type: "mesotherapy-guide-ask" }, "*");
  });
})();
