// Every screen of the example store, in every size and both schemes: looked at by people in out/, by axe here.
// PICTURES=1 also writes the pictures of README.md.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { story } from './harness/story.mjs';

const PICTURES = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));

const SCREENS = [
  ['today', '/'],
  ['alerts', '/alerts'],
  ['register', '/register'],
  ['cases', '/cases'],
  ['reports', '/reports'],
  ['exchange', '/exchange'],
  ['settings', '/settings'],
];

async function example(device, options) {
  const desk = await device(options);
  await desk.open('/');
  await desk.page.click('#open-example');
  await desk.page.locator('.banner').waitFor();
  return desk;
}

async function picture(desk, name) {
  if (!process.env.PICTURES) return;
  await mkdir(PICTURES, { recursive: true });
  await desk.page.screenshot({ path: `${PICTURES}${name}.png` });
}

story('every screen in every size, light and dark, is accessible', async ({ device }) => {
  const desk = await example(device, { viewport: 'tablet' });
  const wrong = [];
  for (const [name, address] of SCREENS) {
    await desk.page.locator(`.rail a[href="${address}"], .top a[href="${address}"]`).click();
    await desk.page.locator('h1').first().waitFor();
    await desk.page.waitForTimeout(300);
    wrong.push(...(await desk.accessibilityProblems()).map((problem) => `${name}: ${problem}`));
    if (name === 'today') await picture(desk, 'today');
    await desk.screenshots(name);
  }
  await desk.page.locator('.rail a[href="/"]').click();
  await desk.page.locator('a[href^="/cases/"]').first().click();
  await desk.page.locator('.case-head').waitFor();
  await desk.page.waitForTimeout(300);
  wrong.push(...(await desk.accessibilityProblems()).map((problem) => `case: ${problem}`));
  await picture(desk, 'case');
  await desk.screenshots('case');
  assert.deepEqual(wrong, []);
}, { timeout: 240_000 });

story('in English no Chinese is left over in the frame', async ({ device }) => {
  const desk = await example(device, { viewport: 'pc' });
  await desk.page.click('#language');
  for (const [name, address] of SCREENS) {
    await desk.page.locator(`.rail a[href="${address}"], .top a[href="${address}"]`).click();
    await desk.page.waitForTimeout(300);
    await desk.screenshots(`${name}-en`);
    const words = await desk.page.locator('.rail, h1, h2, label, legend, button').allTextContents();
    // Names of people and stores stay as they are.
    const chinese = words.filter((word) => /[\u4e00-\u9fff]/.test(word) && !/上海|苏州|中文|陈静|王芳|·/.test(word));
    assert.deepEqual(chinese, [], name);
  }
}, { timeout: 120_000 });

story('the same clocks in every zone of the device', async ({ device }) => {
  const seen = [];
  for (const timezone of ['America/New_York', 'Asia/Urumqi', 'Pacific/Kiritimati']) {
    const desk = await example(device, { viewport: 'pc', timezone });
    await desk.page.locator('a[href^="/cases/"]').first().waitFor();
    seen.push((await desk.page.locator('main').textContent()).replace(/\s+/g, ' '));
  }
  assert.equal(seen[1], seen[0]);
  assert.equal(seen[2], seen[0]);
}, { timeout: 120_000 });
