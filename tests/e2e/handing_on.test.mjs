// One tablet, several people: what one has begun to write is not the other's.

import assert from 'node:assert/strict';
import { Desk } from './harness/desk.mjs';
import { story } from './harness/story.mjs';

story('a tablet changes hands in the middle of a sentence', async ({ device }) => {
  const shop = await device({ viewport: 'tablet' });
  await shop.open('/');
  await shop.page.click('#open-example');
  await shop.page.locator('.banner').waitFor();
  const desk = new Desk(shop);
  await desk.actAs('陈静');
  await shop.page.locator('a.case-row', { hasText: '首次联系' }).first().click();
  const said = shop.page.locator('#contact-said');

  await said.fill('客户说退货单号是');
  await desk.actAs('王芳');
  await shop.page.waitForFunction(() => document.querySelector('#contact-said').value === '');
  await said.fill('我接着打的电话');
  await shop.page.waitForTimeout(800);

  // Across a reload, too, each finds their own.
  await shop.reload();
  await shop.page.waitForFunction(() => document.querySelector('#contact-said')?.value === '我接着打的电话');
  await desk.actAs('陈静');
  await shop.page.waitForFunction(() => document.querySelector('#contact-said')?.value === '客户说退货单号是');
  assert.equal(await said.inputValue(), '客户说退货单号是');
}, { timeout: 120_000 });
