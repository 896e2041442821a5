// A story: one test with a server of its own and as many devices as it needs, all cleared away afterwards.
//
//   story('a reload keeps the page', async ({ device, server }) => {
//     const shop = await device({ viewport: 'tablet' });
//     await shop.open('/about');
//     ...
//   });
//
// A story fails, too, if any of its devices met a problem that it did not expect (problems.mjs).

import assert from 'node:assert/strict';
import { access } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../../../xtask/static-server.mjs';
import { Device } from './device.mjs';

export const DIST = fileURLToPath(new URL('../../../dist/', import.meta.url));

export function story(name, tell, { timeout = 120_000 } = {}) {
  test(name, { timeout }, async () => {
    await access(`${DIST}/index.html`).catch(() => {
      throw new Error('There is no release build in dist/. `cargo xtask test --only build` makes one.');
    });
    const server = await serve(DIST);
    const devices = [];
    const device = async (options = {}) => {
      devices.push(await Device.start(server.origin, options));
      return devices.at(-1);
    };

    try {
      await tell({ server, device });
      assert.deepEqual(devices.flatMap((each) => each.problems), [], 'problems on the page');
    } catch (reason) {
      await takePictures(name, devices);
      throw reason;
    } finally {
      await Promise.all(devices.map((each) => each.discard()));
      await server.stop();
    }
  });
}

async function takePictures(name, devices) {
  const file = name.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  for (const [at, each] of devices.entries()) {
    // The story's own failure is what matters; a page that has gone cannot be pictured.
    await each.screenshot(`failed-${file}-${at + 1}`).catch(() => {});
  }
}
