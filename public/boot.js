// Starts the app: loads the two files that Trunk names in <meta name="redress-app">.
// It is a file of its own because the content security policy allows no inline script.

const app = document.querySelector('meta[name="redress-app"]').dataset;

import(app.js)
  .then(({ default: init }) => init({ module_or_path: app.wasm }))
  .catch((reason) => {
    // A browser too old, or a file that did not arrive: say so on the page instead of leaving it white.
    document.getElementById('cannot-start').hidden = false;
    throw reason;
  });
