/* Keeps one copy of all pages, so that the guide can be read without a network. All of them, always: which
   pages somebody read is written nowhere. What comes from the network is newer and goes first. A page of
   the copy says so, with the day on which it was saved. Embeds, downloads and other websites are left alone. */
"use strict";
const CACHE = "guide-VERSION";
const FILES = LIST;
const SITE = self.registration.scope;
const SAVED = `${SITE}saved-on`;
const HASHED = /\.[0-9a-f]{8}\.[a-z0-9]+$/; // the name changes with the bytes: the copy is as good
const KNOWN = new Set(FILES.map((path) => SITE + path));

async function fill() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map((path) => new Request(SITE + path, { cache: "no-cache" })));
  await cache.put(SAVED, new Response(new Date().toISOString()));
}

async function forgetOlder() {
  const names = (await caches.keys()).filter((name) => name.startsWith("guide-") && name !== CACHE);
  await Promise.all(names.map((name) => caches.delete(name)));
}

/* The page with a line above its text. */
async function marked(page, cache) {
  const saved = await cache.match(SAVED);
  const day = new Date(saved ? await saved.text() : 0)
    .toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const line = '<aside class="wrap saved-copy" aria-label="About this copy"><p>You are offline. '
    + `This copy was saved on ${day}.</p></aside>`;
  const headers = new Headers(page.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  return new Response((await page.text()).replace("<main", () => `${line}<main`), { headers });
}

async function answer(request, place) {
  const cache = await caches.open(CACHE);
  const copy = await cache.match(place);
  if (copy && HASHED.test(place)) return copy;
  try {
    return await fetch(request);
  } catch (error) {
    if (!copy) throw error;
    return request.mode === "navigate" ? marked(copy, cache) : copy;
  }
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(fill());
});
self.addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const place = url.origin + url.pathname + (url.pathname.endsWith("/") ? "index.html" : "");
  if (event.request.method === "GET" && KNOWN.has(place)) event.respondWith(answer(event.request, place));
});
