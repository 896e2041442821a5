// The main job, from head office to the counter and back: a clerk and a supervisor in Chinese, the network off, the
// browser restarted in the middle; nothing lost, both sides show the same case with the same clocks.

import assert from 'node:assert/strict';
import { COMPLAINT, handle, headOffice, storeOf } from './harness/chain.mjs';
import { Desk } from './harness/desk.mjs';
import { story } from './harness/story.mjs';

/** 09:00 in the store: the comparison never falls on the turn of a day. */
const MONDAY = '2026-11-23T09:00:00+08:00';

/** What both sides must show alike: the facts of the head, the steps, and every clock. */
async function shown(desk) {
  const text = async (selector) => (await desk.page.locator(selector).allTextContents()).map((each) => each.trim());
  await desk.tab('时限');
  const clocks = await desk.clocks();
  assert.ok(clocks.length > 0, 'there are clocks to compare');
  for (const [what, said] of clocks.flatMap(Object.entries)) assert.ok(said, `each clock says its ${what}`);
  return { head: await text('.case-head h1, .case-head .status'), steps: await text('.course li'), clocks };
}

story('the main job: offline, over a restart, to head office and back', async ({ device, server }) => {
  const office = await headOffice(device, { now: MONDAY });
  const store = await storeOf(office, device, { viewport: 'tablet', now: MONDAY });
  await store.device.storedForOffline();
  await server.stop();
  await store.device.setOffline();

  // The clerk is interrupted half-way: the browser is closed, and the form comes back as it was.
  await store.actAs('陈静');
  await store.go('/register');
  await store.fillRegistration({ ...COMPLAINT, level: '1' });
  await store.page.waitForTimeout(1200);
  await store.device.restart();
  await store.device.setOffline();
  await store.device.open('/register');
  await store.page.waitForFunction(() => document.querySelector('#register-happened')?.value.includes('开胶'));
  assert.equal(await store.page.inputValue('#register-phone'), COMPLAINT.phone);
  assert.ok(await store.page.locator('#register-level input[value="1"]').isChecked());

  const number = await store.register();
  assert.match(number, /^SH01-\d{6}-[A-Z]01$/);
  await store.page.click('#registered-open');
  await store.page.locator('#contact-act').waitFor();
  await handle(store, 2);
  assert.equal(await store.status(), '待审核');

  // The supervisor acts on the store's tablet: the tier is the person's, not the device's.
  await store.actAs('刘主管');
  await store.act('review');
  await store.actAs('陈静');
  await store.page.fill('#summary-text', '胶水批次问题，重新粘合，客户满意。');
  await store.act('summary');
  assert.equal(await store.status(), '已结案');
  const before = await shown(store);

  const file = await store.exportTo();
  assert.equal(await store.page.locator('.pill.warn').count(), 0, 'everything is outside this device');

  // Head office, on another device.
  assert.match(await office.receive(file.path), /已接收 1 个文件/);
  await office.openCase(number);
  assert.deepEqual(await shown(office), before);
  await office.actAs('林文员');
  await office.act('archive');
  assert.equal(await office.status(), '已归档');
  const archived = await shown(office);

  const back = await office.exportTo('SH01');
  assert.match(await store.receive(back.path), /新记录/);
  await store.openCase(number);
  assert.deepEqual(await shown(store), archived);

  // The same files once more change nothing.
  assert.match(await store.receive(back.path, file.path), /新记录 0 条/);
}, { timeout: 240_000 });

story('a dissatisfied answer raises the case by itself', async ({ device }) => {
  const office = await headOffice(device);
  const store = await storeOf(office, device, { viewport: 'phone' });
  await store.actAs('陈静');
  await store.go('/register');
  await store.fillRegistration({ ...COMPLAINT, level: '1' });
  await store.register();
  await store.page.click('#registered-open');
  await store.page.locator('#contact-act').waitFor();
  await handle(store, 4);

  const head = await store.page.locator('.case-head').textContent();
  assert.match(head, /二级/);
  assert.match(head, /处理单 2/);
  assert.equal(await store.status(), '调查中');
}, { timeout: 180_000 });

story('a bad file harms nothing, and what is sound of it is kept', async ({ device }) => {
  const office = await headOffice(device);
  const file = await office.exportTo('SH01');
  const lines = file.text.trimEnd().split('\n');
  const cut = lines.slice(0, 4).join('\n') + '\n' + lines[4].slice(0, 40);
  const named = (name, text) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

  const store = new Desk(await device());
  await store.device.open('/');
  await store.beginStoreWith(file.path, 'SH01');
  await store.go('/exchange');
  await store.page.setInputFiles('#files', [
    named('empty.redress.jsonl', ''),
    named('照片.jsonl', '\u0089PNG\r\n\u001a\n....'),
    named('cut.redress.jsonl', cut),
  ]);
  await store.page.locator('.dry-run').nth(2).waitFor();
  const said = await store.page.locator('#receive').textContent();
  assert.match(said, /文件是空的/);
  assert.match(said, /没有导入任何内容/);
  await store.page.click('#accept');
  await store.page.locator('#receive .notice.done').waitFor();
  assert.match(await store.page.locator('#receive .notice.done').textContent(), /2 个文件未接收/);

  await store.go('/settings');
  await store.page.locator('th', { hasText: '刘主管' }).waitFor();
});
