// Keeps the page of the door on the device, with its style and scripts. With a connection the page itself is asked.
const KEPT = "door-1";
const here = new URL("./", self.location).pathname;

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const addresses = event.data?.keep;
  if (!Array.isArray(addresses)) return;
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(addresses)).then(() => event.source.postMessage("kept")));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const page = request.mode === "navigate";
  if (page && new URL(request.url).pathname !== here) return;
  event.respondWith(fetch(request).catch(async () => (await caches.match(page ? here : request)) ?? Response.error()));
});
