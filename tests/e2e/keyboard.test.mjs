// The main job without a mouse: registering, the first contact, a solution, the customer's answer.

import assert from 'node:assert/strict';
import { Keyboard } from './harness/keyboard.mjs';
import { story } from './harness/story.mjs';

async function counter(device) {
  const shop = await device({ viewport: 'pc' });
  await shop.open('/');
  const keys = new Keyboard(shop.page);
  await keys.enter('#open-example');
  await shop.page.locator('.banner').waitFor();
  return { shop, keys };
}

/** The main button of a form; then the focus is where the next step is named. */
async function act(shop, keys, form) {
  await keys.enter(`#${form}-act`);
  await shop.page.locator('.next-step > .notice.done').waitFor();
  await keys.focused('#next-step');
}

story('the main job by keyboard alone', async ({ device }) => {
  const { shop, keys } = await counter(device);
  await keys.enter('.rail a[href="/register"]');
  await keys.focused('#main');
  await shop.page.locator('h1', { hasText: '登记投诉' }).waitFor();
  await shop.page.waitForFunction(() => document.title.startsWith('登记投诉'));

  await keys.choose('register-kind');
  await keys.type('#register-name', '王女士');
  await keys.type('#register-phone', '13812342046');
  await keys.down('#register-channel');
  await keys.type('#register-happened', '买了十天，左脚鞋底开胶。');
  await keys.down('#register-topic');
  await keys.type('#register-product', '女式短靴');
  await keys.type('#register-wanted', '三天内修好');
  await keys.choose('register-level');
  await keys.enter('#register-save');
  await keys.focused('#registered-number');
  await keys.enter('#registered-open');
  await keys.focused('#main');

  await keys.type('#contact-said', '左脚前掌开胶，约两厘米。');
  await act(shop, keys, 'contact');
  // What the form still lacks stands in the same panel.
  if (await shop.page.locator('#missing-act').isVisible()) {
    for (const field of await shop.page.locator('[id^="missing-"]:is(input, textarea)').all()) {
      await keys.type(`#${await field.getAttribute('id')}`, 'D20261112-88');
    }
    await act(shop, keys, 'missing');
  }
  await keys.to('#propose-remedies input');
  await keys.press('Space');
  await keys.type('#propose-text', '免费重新粘合。');
  await act(shop, keys, 'propose');
  await act(shop, keys, 'reply');
  await keys.type('#result-text', '已修好，客户取走。');
  await act(shop, keys, 'result');
  // Without an answer there is nothing to record, and the button says so.
  assert.ok(await shop.page.locator('#answer-act').isDisabled());
  await keys.to('.answers input');
  await keys.press('Space');
  await keys.press('ArrowRight');
  await act(shop, keys, 'answer');
  assert.match(await shop.page.locator('.case-head').textContent(), /待审核/);
}, { timeout: 180_000 });

story('the skip link skips, and Escape closes what was opened', async ({ device }) => {
  const { shop, keys } = await counter(device);
  await keys.enter('.skip');
  await keys.focused('#main');

  await keys.enter('a.case-row');
  await shop.page.locator('.case-head').waitFor();
  await keys.enter('#more-deeds');
  await keys.enter('.deeds button:nth-child(2)');
  await keys.type('#more-note-text', '说到一半');
  await keys.press('Escape');
  await keys.focused('#more-deeds');
  assert.equal(await shop.page.locator('#more-note-text').count(), 0);

  await keys.enter('.rail a[href="/reports"]');
  await keys.enter('.number:not(:disabled)');
  await keys.focused('#opened-title');
  await keys.press('Escape');
  await keys.focused('.number');
  assert.equal(await shop.page.locator('#opened').count(), 0);
}, { timeout: 120_000 });
