// The ground that everything stands on: the release build starts under its security policy, talks to nobody,
// writes durably, and lives without a network.

import assert from 'node:assert/strict';
import { story } from './harness/story.mjs';

story('the app starts, and nothing is fetched from elsewhere', async ({ device }) => {
  const shop = await device();
  await shop.open('/');

  assert.equal(await shop.page.locator('h1').count(), 1);
  assert.deepEqual(await shop.accessibilityProblems(), []);
  await shop.screenshots('first-page');
});

story('without a network the app reloads, follows a deep link and survives a restart', async ({ device, server }) => {
  const shop = await device();
  await shop.open('/');
  await shop.storedForOffline();

  await server.stop();
  await shop.setOffline();
  await shop.reload();
  await shop.open('/settings');

  await shop.restart();
  await shop.setOffline();
  await shop.open('/settings');
  assert.equal(await shop.page.evaluate(() => window.redressOffline.state), 'ready');
});

story('every write waits for the disk', async ({ device }) => {
  const shop = await device();
  await shop.open('/');

  const durability = await shop.page.evaluate(async () => {
    const opening = indexedDB.open('durability-probe', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('things');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const database = opening.result;
    return {
      read: database.transaction('things').durability,
      write: database.transaction('things', 'readwrite').durability,
      relaxed: database.transaction('things', 'readwrite', { durability: 'relaxed' }).durability,
    };
  });

  assert.deepEqual(durability, { read: 'default', write: 'strict', relaxed: 'strict' });
});

story('code that the security policy forbids does not run', async ({ device }) => {
  const shop = await device();
  shop.expectProblem(/Content Security Policy/);
  await shop.open('/');

  const ran = await shop.page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.intruder = true';
    document.body.append(script);
    return 'intruder' in window;
  });

  assert.equal(ran, false);
});
