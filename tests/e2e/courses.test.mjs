// The less usual courses of a case: up to the general manager's meeting and back, withdrawn, out of reach, guided.

import assert from 'node:assert/strict';
import { contact, handle, headOffice, registered, settle, storeOf } from './harness/chain.mjs';
import { story } from './harness/story.mjs';

/** 09:00 in the store, a Monday. */
const MONDAY = '2026-11-23T09:00:00+08:00';

story('dissatisfied at every level: the meeting decides, and the store sees it', async ({ device }) => {
  const office = await headOffice(device);
  const store = await storeOf(office, device);
  await store.actAs('陈静');
  const number = await registered(store);
  await handle(store, 4);
  assert.match(await store.head(), /二级.*处理单 2/s);

  // Tier 2 takes it, on the store's tablet.
  await store.actAs('刘主管');
  await store.act('take');
  await settle(store, 5);
  assert.match(await store.head(), /三级.*处理单 3/s);
  assert.equal(await store.status(), '待专项汇报');
  await store.page.fill('#report-text', '两次维修后仍开胶，客户要求退货，建议退一赔一。');
  await store.act('report');
  await settle(store, 4);
  assert.equal(await store.status(), '待总经理例会');
  assert.match(await store.nextStep(), /总部|行政管理中心/, 'the store is told whose turn it is');
  assert.equal(await store.page.locator('#docket-act').count(), 0, 'and has no form for it');

  const up = await store.exportTo();
  await office.receive(up.path);
  await office.actAs('赵主任');
  await office.openCase(number);
  await office.page.fill('#docket-date', '2026-11-30');
  await office.act('docket');
  assert.equal(await office.status(), '待总经理例会');
  await office.pick('meeting-decision', 'send_back');
  await office.page.fill('#meeting-minutes', '同意退货，由刘主管办理。');
  await office.act('meeting');
  assert.match(await office.head(), /三级.*处理单 4/s);
  assert.equal(await office.status(), '调查中');

  const down = await office.exportTo('SH01');
  await store.receive(down.path);
  await store.openCase(number);
  assert.match(await store.head(), /三级.*处理单 4/s);
  assert.equal(await store.status(), '调查中');
  const told = await store.page.locator('.story').textContent();
  assert.match(told, /同意退货/);
  assert.match(told, /例会/);
  await store.actAs('刘主管');
  await settle(store, 2);
  assert.equal(await store.status(), '待审核');
}, { timeout: 240_000 });

story('tier 3 guides a case of level 3', async ({ device }) => {
  const office = await headOffice(device);
  const store = await storeOf(office, device);
  await store.actAs('陈静');
  await registered(store, { level: '3', channel: '12315' });
  await contact(store);
  await store.act('hand-over');
  await store.actAs('刘主管');
  await store.act('take');
  await store.page.fill('#report-text', '12315 转来，平台限期答复。');
  await store.act('report');
  assert.equal(await store.clockStanding('三级指导'), '进行中');

  assert.ok(!(await store.deeds()).includes('三级指导'), 'tier 2 does not guide');
  await store.actAs('孙总监');
  await store.deed('三级指导');
  await store.page.fill('#more-guidance-text', '先退款，再按 12315 的期限答复。');
  await store.act('more-guidance');
  assert.equal(await store.status(), '调查中', 'guidance is no step');
  assert.equal(await store.clockStanding('三级指导'), '已按时完成');
  await store.tab('经过');
  assert.match(await store.page.locator('.story').textContent(), /先退款，再按 12315 的期限答复/);
}, { timeout: 180_000 });

story('a customer withdraws', async ({ device }) => {
  const office = await headOffice(device);
  const store = await storeOf(office, device);
  await store.actAs('陈静');
  const number = await registered(store);
  await contact(store);
  await store.deed('客户撤诉');
  await store.page.fill('#withdraw-text', '客户来电说自己粘好了，不投诉了。');
  await store.act('more-withdraw');
  assert.equal(await store.status(), '客户撤诉');
  await store.page.fill('#summary-text', '客户自行修好，撤诉。');
  await store.act('summary');

  const file = await store.exportTo();
  await office.receive(file.path);
  await office.actAs('林文员');
  await office.openCase(number);
  await office.act('archive');
  assert.equal(await office.status(), '已归档');
  assert.deepEqual(await office.closedWays(), { 审核通过: 0, 无法联系: 0, 客户撤诉: 1, 例会决定: 0, 旧台账已结: 0 });
}, { timeout: 180_000 });

story('a customer out of reach: three tries on three days, then the review', async ({ device }) => {
  const office = await headOffice(device, { now: MONDAY });
  const store = await storeOf(office, device, { now: MONDAY });
  await store.actAs('陈静');
  const number = await registered(store);
  for (const day of [1, 2, 3]) {
    // Twice on one day is one day.
    for (const again of day === 1 ? [1, 2] : [1]) {
      await store.pick('contact-outcome', 'not_reached');
      await store.page.fill('#contact-said', `第 ${day} 天第 ${again} 次拨打，无人接听。`);
      await store.act('contact');
      assert.equal(await store.status(), '已登记', 'a try is no contact');
    }
    await store.unfold('#contact-unreachable-reason');
    const said = await store.page.locator('details:has(#contact-unreachable-reason)').textContent();
    assert.match(said, new RegExp(`已在 ${day} 个不同的日子尝试过，需要 3 个`));
    assert.equal(await store.page.locator('#contact-unreachable-act').isVisible(), day === 3);
    if (day < 3) await store.device.later(24);
  }
  await store.page.fill('#contact-unreachable-reason', '三天都无人接听，短信未回。');
  await store.act('contact-unreachable');
  assert.equal(await store.status(), '待审核');

  await store.actAs('刘主管');
  await store.act('review');
  assert.equal(await store.status(), '已结案');
  const file = await store.exportTo();
  await office.device.later(48);
  await office.receive(file.path);
  await office.openCase(number);
  assert.equal(await office.status(), '已结案');
  assert.deepEqual(await office.closedWays(), { 审核通过: 0, 无法联系: 1, 客户撤诉: 0, 例会决定: 0, 旧台账已结: 0 });
}, { timeout: 180_000 });
