/* Run the script of an embed, as it was shipped, once for each query string, on a page as fresh as new; give back
   what it should not have done, and how often it took each option. Only `location` is another for the script: browsers
   slow down pages that change their real address so often. The page is watched, so that no change goes unseen. */
(queries) => {
  const root = document.documentElement, text = document.querySelector("body > script").textContent;
  const run = new Function("location", text);
  const box = document.querySelector(".clinic"), name = box.querySelector("bdi"), link = box.querySelector("a");
  const numbers = [...document.querySelectorAll("[data-for]")];
  const fresh = new Map([root, box, name, link, ...numbers].map((one) =>
    [one, [...one.attributes].map(({ name: key, value }) => [key, value])]));
  const words = () => [...document.querySelectorAll("body > :not(script)")].map((part) => part.textContent).join("|");
  const before = words(), size = document.querySelectorAll("*").length;
  const observer = new MutationObserver(() => {});
  const everything = { subtree: true, childList: true, attributes: true, characterData: true };
  const observe = () => observer.observe(document, everything);

  const renew = () => {
    for (const [one, attributes] of fresh) {
      [...one.attributes].forEach((attribute) => one.removeAttribute(attribute.name));
      attributes.forEach(([key, value]) => one.setAttribute(key, value));
    }
    name.textContent = link.textContent = "";
  };
  const style = getComputedStyle(root), grounds = {};
  for (const scheme of ["light", "dark"]) {
    root.dataset.scheme = scheme;
    grounds[scheme] = ["paper", "teal-soft", "sand", "rose-soft", "amber-soft"].map((ground) =>
      style.getPropertyValue(`--${ground}`).match(/[\da-f]{2}/gi).map((part) => parseInt(part, 16)));
  }
  const light = (parts) => parts.map((part) => part / 255).map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0.05);
  const ratio = (a, b) => Math.max(light(a), light(b)) / Math.min(light(a), light(b));

  /* All that a record may say: which attribute of what, and words into the two places for them. */
  const allowed = ({ type, target, attributeName, addedNodes }) =>
    type === "attributes" ? (target === root && ["style", "data-scheme"].includes(attributeName))
      || (target === box && attributeName === "hidden")
      || (target === link && ["hidden", "href"].includes(attributeName))
      || (numbers.includes(target) && ["hidden", "data-only-chosen"].includes(attributeName))
      : type === "childList" && [name, link].includes(target) && [...addedNodes].every((node) => node.nodeType === 3);

  const faults = [], taken = { accent: 0, scheme: 0, country: 0, name: 0, phone: 0 };
  const check = (query, address) => {
    const fault = (says) => faults.push(`${says}: ${query.slice(0, 120)}`);
    if (window.__ran !== undefined) fault("something ran");
    if (!observer.takeRecords().every(allowed)) fault("something else was changed");
    const asked = (key) => { const all = address.searchParams.getAll(key); return all.length === 1 ? all[0] : ""; };
    const set = [...root.style];
    if (set.some((rule) => !["--accent-light", "--accent-dark"].includes(rule))) fault("another style");
    for (const scheme of set.length ? ["light", "dark"] : []) {
      const value = root.style.getPropertyValue(`--accent-${scheme}`);
      const colour = /^rgb\((\d+),\s*(\d+),\s*(\d+)\)$/.exec(value)?.slice(1).map(Number);
      if (!colour || !grounds[scheme].every((ground) => ratio(colour, ground) >= 4.5))
        fault(`faint ${scheme} ${value}`);
    }
    if (set.length) taken.accent += 1;
    if (!["light", "dark"].includes(root.dataset.scheme)) fault("no scheme");
    if (root.dataset.scheme === "dark" && asked("scheme") !== "dark") fault("dark unasked");
    if (root.dataset.scheme === "dark") taken.scheme += 1;
    const shown = numbers.filter((one) => !one.hidden && !("onlyChosen" in one.dataset)).map((one) => one.dataset.for);
    const own = ["uk", "us", "eu", "other"].includes(asked("country")) ? [asked("country")] : ["uk", "us", "eu"];
    if ([...new Set(shown)].join() !== own.join()) fault(`numbers ${shown}`);
    if (own.length === 1) taken.country += 1;
    if (box.hidden) { if (name.textContent + link.textContent) fault("words in a hidden box"); return; }
    const said = name.textContent;
    if (said !== "the clinic" && said !== asked("name")) fault("another name");
    if ([...said].length > 80 || /[^\p{L}\p{M}\p{N} &.,'’()/+–-]|\p{M}{3}/u.test(said))
      fault("a name that should not be");
    if (said === asked("name")) taken.name += 1;
    const href = link.getAttribute("href");
    if (link.hidden ? href !== "#" : !/^tel:\+?\d{5,15}$/.test(href)) fault(`address ${href}`);
    if (link.textContent !== (link.hidden ? "" : asked("phone"))) fault("another number");
    if (href.replace(/\D/g, "") !== link.textContent.replace(/\D/g, "")) fault("it calls another number");
    if (!link.hidden) taken.phone += 1;
  };

  for (const query of queries) {
    renew();
    observe();
    const address = new URL(document.baseURI.split(/[?#]/)[0] + "?" + query);
    try { run(address); } catch (error) { faults.push(`${error}: ${query.slice(0, 120)}`); }
    check(query, address);
    observer.disconnect();
  }
  renew();
  if (words() !== before || document.querySelectorAll("*").length !== size) faults.push("other words than before");
  return { faults, taken };
}
