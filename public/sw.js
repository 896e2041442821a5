// The service worker: keeps one whole build on the device and answers every request from it.
//
// `cargo xtask seal` replaces __BUILD__ by the build's version and by its files with their SHA-256. The
// browser checks each sum while storing, so a build is stored whole and unaltered, or not at all: a deploy
// caught halfway, or a hotel's login page answering in our place, cannot become the app.

const BUILD = __BUILD__;
const CACHE = `redress-${BUILD.version}`;

self.addEventListener('install', (event) => event.waitUntil(storeBuild()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('message', (event) => {
  if (event.data === 'start') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== self.location.origin) return; // The page's security policy refuses these.

  // Every address inside the app is the same page; the router reads the rest.
  const path = event.request.mode === 'navigate' ? '/' : url.pathname;
  event.respondWith(Object.hasOwn(BUILD.files, path) ? stored(path) : new Response(null, { status: 404 }));
});

async function storeBuild() {
  const cache = await caches.open(CACHE);
  const files = Object.entries(BUILD.files);
  await cache.addAll(files.map(([path, integrity]) => new Request(path, { integrity, cache: 'no-cache' })));
}

async function takeOver() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('redress-') && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

// The network is asked only if the browser has thrown the stored build away.
async function stored(path) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path, { ignoreVary: true })) ?? fetch(path);
}
