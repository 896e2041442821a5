// Alerts: told to whoever they are for, once, within service hours; and what asks for a look beside the next step.

import assert from 'node:assert/strict';
import { Desk } from './harness/desk.mjs';
import { COMPLAINT, contact, headOffice, registered, storeOf } from './harness/chain.mjs';
import { story } from './harness/story.mjs';

/** 09:00 in the store, a Monday. */
const MONDAY = '2026-11-23T09:00:00+08:00';

story('a warning goes to the owner, the breach to the next tier in the morning', async ({ device }) => {
  const office = await headOffice(device, { now: MONDAY });
  const store = await storeOf(office, device, { now: MONDAY });
  const { page } = store;
  await store.actAs('陈静');
  const number = await registered(store);
  const pill = page.locator('.top a[href="/alerts"]');
  const lines = page.locator('.alert-line');
  assert.equal(await pill.count(), 0, 'nothing to tell yet');

  // Tuesday 15:00: three hours before the first contact is due.
  await store.device.later(30);
  await pill.waitFor();
  assert.match(await pill.textContent(), /1 条提醒/);
  await pill.click();
  await lines.first().waitFor();
  assert.match(await lines.first().textContent(), new RegExp(`即将到期.*首次联系.*${number}`, 's'));
  await store.device.screenshots('alerts');
  await lines.first().locator('button').click();
  await lines.first().waitFor({ state: 'detached' });
  assert.match(await page.locator('main').textContent(), /没有新的提醒/);
  assert.equal(await pill.count(), 0);

  // A warning that was seen is no breach that was seen; at night nobody is told.
  await store.actAs('刘主管');
  await store.device.later(4);
  await page.locator('.app').waitFor();
  assert.equal(await pill.count(), 0, 'Tuesday 19:00, after hours');
  await store.device.later(15);
  await pill.waitFor();
  await pill.click();
  assert.match(await lines.first().textContent(), /已逾期.*首次联系/s);
  await page.setViewportSize({ width: 390, height: 844 });
  assert.deepEqual(await store.device.accessibilityProblems(), []);
  await lines.first().locator('a').first().click();
  await page.locator('.next-step').waitFor();
  await page.locator('button.clock-seen').click();
  await page.locator('p.clock-seen').waitFor();
  await pill.waitFor({ state: 'detached' });
  await store.device.reload();
  await page.locator('.next-step').waitFor();
  assert.equal(await pill.count(), 0, 'seen once, for good');
}, { timeout: 180_000 });

story('all alerts of a list are seen in one deed', async ({ device }) => {
  const shop = await device({ viewport: 'phone' });
  await shop.open('/');
  await shop.page.click('#open-example');
  await shop.page.locator('.banner').waitFor();
  const { page } = shop;
  await page.locator('.top a[href="/alerts"]').click();
  await page.locator('.alert-line').first().waitFor();
  assert.ok((await page.locator('.alert-line').count()) > 1);
  await page.locator('button', { hasText: '全部已阅' }).click();
  await page.locator('.alert-line').first().waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.id === 'alerts');
  assert.equal(await page.locator('.top a[href="/alerts"]').count(), 0);
  await shop.reload();
  await page.locator('div.empty').waitFor();
  assert.equal(await page.locator('.top a[href="/alerts"]').count(), 0, 'seen for good');
}, { timeout: 120_000 });

story('what head office has to act on asks to be sent', async ({ device }) => {
  const office = await headOffice(device, { now: MONDAY });
  const store = await storeOf(office, device, { now: MONDAY });
  const { page } = store;
  await store.actAs('陈静');
  const number = await registered(store, { topic: 'service_attitude', level: '2' });
  await contact(store);
  await page.locator('#hand-over-act').click();
  await page.locator('.notice.done').first().waitFor();
  await store.go('/');
  const row = page.locator(`a.case-row[href="/cases/${number}"]`);
  assert.match(await row.textContent(), /发送文件/);
  const pill = page.locator('.top a[href="/alerts"]');
  await pill.click();
  assert.match(await page.locator('.alert-line').textContent(), /待发送.*对方看不到/s);
  await page.locator('.alert-line a', { hasText: '去发送文件' }).click();
  await page.locator('#export').waitFor();
  await store.exportTo();
  await pill.waitFor({ state: 'detached' });
  await store.go('/');
  assert.doesNotMatch(await row.textContent(), /发送文件/);
}, { timeout: 180_000 });

story('an answer that is drawn is called back by someone else', async ({ device }) => {
  const shop = await device({ viewport: 'tablet' });
  await shop.open('/');
  await shop.page.click('#open-example');
  await shop.page.locator('.banner').waitFor();
  const desk = new Desk(shop);
  const { page } = shop;
  await desk.actAs('刘');
  await page.locator('a.case-row', { hasText: '抽查回访' }).click();
  await page.locator('.spot-check').waitFor();
  assert.match(await page.locator('.story').textContent(), /由办理人自己记录/);

  // Who handled it cannot vouch for it.
  await desk.actAs('陈静');
  await page.locator('.spot-check').waitFor();
  assert.equal(await page.locator('.spot-check > details').count(), 0);
  await desk.actAs('刘');
  await page.locator('.spot-check > details > summary').click();
  await shop.screenshots('spot-check');
  await page.locator('.spot-check .answers input').nth(1).check({ force: true });
  await desk.act('pending-call-back');
  await page.locator('.spot-check').waitFor({ state: 'detached' });
}, { timeout: 120_000 });

story('a repeat that is none is asked for no more', async ({ device }) => {
  const office = await headOffice(device, { now: MONDAY });
  const store = await storeOf(office, device, { now: MONDAY });
  const { page } = store;
  await store.actAs('陈静');
  await registered(store);
  const { level, ...again } = COMPLAINT;
  await store.go('/register');
  await store.fillRegistration({ ...again, level: '1' });
  await page.fill('#register-level-reason', '客户说这次是另一双鞋。');
  await store.register();
  await page.click('#registered-open');
  const question = page.locator('.conflict', { hasText: '可能是重复投诉' });
  await question.waitFor();
  await question.locator('button', { hasText: '不是同一件事' }).click();
  await question.waitFor({ state: 'detached' });
  assert.match(await page.locator('.story').textContent(), /不是同一件事/);
  assert.match(await store.head(), /一级/);
}, { timeout: 180_000 });
