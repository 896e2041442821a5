// Registers the service worker (sw.js) and tells the app how things stand.
//
// `window.redressOffline.state` is one of
//   'unavailable'  no service worker here: plain http, or the browser forbids it
//   'preparing'    this build is being stored
//   'ready'        this build is stored: the app opens without a network
//   'update'       a newer build is stored and waits
//   'failed'       this build could not be stored; the next visit tries again
// Each change sends the event 'redress-offline' to `window`. `window.redressOffline.update()` starts the
// newer build and reloads this page; nothing else does, so nobody is interrupted while typing.
(() => {
  const HOUR = 60 * 60 * 1000;

  let state = 'unavailable';
  let registration = null;
  // Another tab may have started the newer build: then this page is the old one, and reloading is enough.
  let outdated = false;

  window.redressOffline = {
    get state() {
      return state;
    },
    update() {
      if (outdated || !registration?.waiting) return location.reload();
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      registration.waiting.postMessage('start');
    },
  };

  if (!window.isSecureContext || !navigator.serviceWorker) return;

  function look() {
    if (outdated || (registration.waiting && registration.active)) return 'update';
    if (registration.active) return 'ready';
    return registration.installing || registration.waiting ? 'preparing' : 'failed';
  }

  function tell(next) {
    if (next === state) return;
    state = next;
    window.dispatchEvent(new Event('redress-offline'));
  }

  function follow(worker) {
    worker?.addEventListener('statechange', () => tell(look()));
  }

  // A desk stays open for days; without this it would hear of a newer build only when it is reloaded.
  function askHourly() {
    let asked = Date.now();
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState !== 'visible' || Date.now() - asked < HOUR) return;
      asked = Date.now();
      registration.update().catch(() => {}); // No network is the normal case here.
    });
  }

  async function register() {
    const hadController = Boolean(navigator.serviceWorker.controller);
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      outdated = hadController;
      if (registration) tell(look());
    });

    tell('preparing');
    try {
      registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
    } catch {
      // The browser writes the reason to its console. A build stored earlier still answers.
      return tell(hadController ? 'ready' : 'failed');
    }
    follow(registration.installing);
    follow(registration.waiting);
    registration.addEventListener('updatefound', () => follow(registration.installing));
    tell(look());
    askHourly();
  }

  // After the page's own files, so that storing them does not slow the first start.
  window.addEventListener('load', register);
})();
