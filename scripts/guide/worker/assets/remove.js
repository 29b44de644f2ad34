/* The service worker was switched off: this one removes the copy of the guide, and then itself. */
"use strict";
async function remove() {
  const names = (await caches.keys()).filter((name) => name.startsWith("guide-"));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(remove()));
