// A newer build: it waits until someone asks for it, and a broken one never gets in.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DIST, story } from './harness/story.mjs';

story('a newer build waits, and starts when it is asked for', async ({ device, server }) => {
  const shop = await device();
  await shop.open('/');
  await shop.storedForOffline();

  await withNextBuild(async ({ folder }) => {
    server.deploy(folder);
    await shop.reload();
    await shop.page.waitForFunction(() => window.redressOffline.state === 'update');
    assert.equal(await mark(shop), null, 'the old build still answers');

    const reloaded = shop.page.waitForEvent('load');
    await shop.page.evaluate(() => window.redressOffline.update());
    await reloaded;
    await shop.standing();
    assert.equal(await mark(shop), 'next');
    await shop.storedForOffline();
    assert.equal(await shop.page.evaluate(async () => (await caches.keys()).length), 1, 'the old build is gone');
  });
});

story('a second tab learns that it has become old, and is left alone', async ({ device, server }) => {
  const shop = await device();
  await shop.open('/');
  await shop.storedForOffline();
  const other = await shop.newTab();
  await other.goto(`${server.origin}/settings`);
  await other.evaluate(() => (window.draft = 'half a sentence'));

  await withNextBuild(async ({ folder }) => {
    server.deploy(folder);
    await shop.reload();
    await shop.page.waitForFunction(() => window.redressOffline.state === 'update');
    await shop.page.evaluate(() => window.redressOffline.update());

    await other.waitForFunction(() => window.redressOffline.state === 'update');
    assert.equal(await other.evaluate(() => window.draft), 'half a sentence');
  });
});

story('a build that was altered on its way is not stored', async ({ device, server }) => {
  const shop = await device();
  await shop.open('/');
  await shop.storedForOffline();

  await withNextBuild(async ({ folder, page }) => {
    await writeFile(path.join(folder, 'index.html'), page.replace('data-build="next"', 'data-build="login"'));
    server.deploy(folder);
    await shop.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const update = await registration.update();
      const worker = update.installing;
      await new Promise((resolve) => {
        worker.onstatechange = () => worker.state === 'redundant' && resolve();
      });
    });

    await shop.reload();
    assert.equal(await mark(shop), null, 'the stored build still answers');
    assert.equal(await shop.page.evaluate(() => window.redressOffline.state), 'ready');
  });
});

const mark = (shop) => shop.page.locator('html').getAttribute('data-build');

/** The build in dist/ with a mark in its page, sealed as `cargo xtask seal` would. */
async function withNextBuild(use) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'redress-next-'));
  try {
    await cp(DIST, folder, { recursive: true });
    const page = (await readFile(path.join(folder, 'index.html'), 'utf8')).replace('<html', '<html data-build="next"');
    const worker = await readFile(path.join(folder, 'sw.js'), 'utf8');
    const sum = createHash('sha256').update(page).digest('base64');
    await writeFile(path.join(folder, 'index.html'), page);
    await writeFile(
      path.join(folder, 'sw.js'),
      worker.replace(/"\/":"[^"]+"/, `"/":"sha256-${sum}"`).replace(/"version":"[^"]+"/, '"version":"next"'),
    );
    await use({ folder, page });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
