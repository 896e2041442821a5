// The rules at work in the browser: time that stands still and goes on by itself, what others owe, a level raised.

import assert from 'node:assert/strict';
import { COMPLAINT, contact, headOffice, registered, storeOf } from './harness/chain.mjs';
import { story } from './harness/story.mjs';

/** 09:00 in the store, a Monday. */
const MONDAY = '2026-11-23T09:00:00+08:00';

story('a hold ends by itself while the browser is closed', async ({ device }) => {
  const office = await headOffice(device, { now: MONDAY });
  const store = await storeOf(office, device, { now: MONDAY });
  await store.actAs('陈静');
  const number = await registered(store);
  await contact(store);
  assert.equal(await store.clockStanding('告知结果'), '进行中');

  await store.deed('暂停计时');
  await store.pick('hold-reason', 'customer_asked');
  await store.page.fill('#hold-until', '2026-11-24T10:00');
  await store.page.fill('#hold-text', '客户出差，明天上午回来，有微信记录。');
  assert.match(await store.page.locator('#hold-until-hint').textContent(), /最长到 12月7日.*告知结果/);
  await store.act('more-hold');
  const pending = store.page.locator('.pending');
  assert.match(await pending.textContent(), /暂停计时：客户要求改期.*明天 10:00 自动恢复/);
  assert.equal(await store.clockStanding('告知结果'), '暂停中');
  assert.equal(await store.clockStanding('定期联系'), '进行中', 'what the reason does not name goes on');

  await store.device.restart(26);
  await store.device.open(`/cases/${number}`);
  await store.page.locator('.next-step').waitFor();
  assert.equal(await store.page.locator('.pending').count(), 0);
  await store.tab('时限');
  const result = (await store.clocks()).find((clock) => clock.title === '告知结果');
  assert.equal(result.standing, '进行中');
  assert.match(result.due, /11月30日 周一 (09:5\d|10:00)/, 'the ten hours of the hold, less what had passed of the first');
  assert.match(result.why, /暂停（SLA-2 客户要求改期，最长10个工作日.*不计 (9|10) 小时/);
  assert.match(result.why, /开始暂停.*原到期 11月26日 周四 18:00/);
}, { timeout: 180_000 });

story('what others owe the case stands beside the next step until it is done', async ({ device }) => {
  const office = await headOffice(device, { now: MONDAY });
  const store = await storeOf(office, device, { now: MONDAY });
  await store.actAs('陈静');
  await registered(store);

  await store.deed('部门协办');
  await store.page.fill('#task-department', '质检部');
  await store.page.fill('#task-due', '2026-11-24');
  await store.page.fill('#task-text', '请检验鞋底胶水。');
  await store.act('more-task');
  await store.deed('外部期限');
  await store.pick('deadline-source', '12315');
  await store.page.fill('#deadline-due', '2026-11-25T17:00');
  await store.page.fill('#deadline-reference', '沪2026-118');
  await store.act('more-deadline');

  const line = (text) => store.page.locator('.pending li', { hasText: text });
  assert.match(await line('质检部').textContent(), /11月24日 周二 前.*请检验鞋底胶水/);
  assert.match(await line('12315').textContent(), /沪2026-118.*11月25日 周三 17:00 前/);
  assert.equal(await store.clockStanding('部门协办'), '进行中');

  await store.device.later(48);
  await store.page.locator('.pending li.breached').waitFor();
  assert.equal(await store.clockStanding('部门协办'), '已逾期');
  await line('质检部').locator('button').click();
  await line('质检部').waitFor({ state: 'detached' });
  assert.equal(await store.clockStanding('部门协办'), '已完成，逾期');
  await line('12315').locator('button').click();
  await store.page.locator('.pending').waitFor({ state: 'detached' });
  assert.equal(await store.clockStanding('外部期限'), '已按时完成');
}, { timeout: 180_000 });

story('a breach stands on the next tier’s list until somebody there has seen it', async ({ device }) => {
  const office = await headOffice(device, { now: MONDAY });
  const store = await storeOf(office, device, { now: MONDAY });
  await store.actAs('陈静');
  const number = await registered(store);
  await store.go('/');
  await store.actAs('刘主管');
  const raised = store.page.locator('.today-slot', { hasText: '下级逾期，请关注' });
  assert.equal(await raised.count(), 0, 'nothing is overdue yet');

  await store.device.later(34);
  await raised.waitFor();
  assert.match(await raised.textContent(), /1/);
  await store.page.locator(`a[href="/cases/${number}"]`).click();
  await store.page.locator('button.clock-seen').click();
  await store.page.locator('p.clock-seen').waitFor();
  assert.match(await store.page.locator('p.clock-seen').textContent(), /刘主管已阅/);
  assert.equal(await store.page.locator('button.clock-seen').count(), 0, 'it is seen once');
}, { timeout: 180_000 });

story('12315 is proposed as level 3, and another level needs a reason', async ({ device }) => {
  const office = await headOffice(device, { now: MONDAY });
  const store = await storeOf(office, device, { now: MONDAY });
  await store.actAs('陈静');
  await store.go('/register');
  await store.fillRegistration({ ...COMPLAINT, channel: '12315' });
  const { page } = store;
  await page.locator('.grounds li', { hasText: '12315' }).waitFor();
  assert.match(await page.locator('.grounds').textContent(), /建议.*三级.*LEVEL-3 经 12315 投诉/);
  assert.ok(await page.locator('#register-level input[value="3"]').isChecked(), 'the choice goes along');

  await store.pick('register-level', '2');
  await page.click('#register-save');
  assert.match(await page.locator('.notice.refused, .notice.failed').first().textContent(), /理由/);
  await page.fill('#register-level-reason', '只是询问进度，客户已表示可以等。');
  await store.register();
  await page.click('#registered-open');
  assert.match(await store.head(), /二级/);
  await store.tab('经过');
  assert.match(await page.locator('.story').textContent(), /没有采用建议的三级.*只是询问进度/s);
}, { timeout: 180_000 });

story('a repeat is recognised by its phone and matter', async ({ device }) => {
  const office = await headOffice(device, { now: MONDAY });
  const store = await storeOf(office, device, { now: MONDAY });
  await store.actAs('陈静');
  const number = await registered(store);
  await store.go('/register');
  // The same phone as people write it, and the same voucher.
  const { level, ...again } = { ...COMPLAINT, phone: '+86 138-1234-2046', name: '王女士家人' };
  await store.fillRegistration(again);
  const { page } = store;
  const repeat = page.locator('.repeats li', { hasText: number });
  await repeat.waitFor();
  assert.match(await repeat.textContent(), /同一电话、同一事项/);
  assert.match(await page.locator('.grounds').textContent(), /建议.*二级.*再次投诉/);
  assert.ok(await page.locator('#register-level input[value="2"]').isChecked());
}, { timeout: 180_000 });

story('a level raised in mid-clock moves what lies ahead and keeps what was due before', async ({ device }) => {
  const office = await headOffice(device, { now: MONDAY });
  const store = await storeOf(office, device, { now: MONDAY });
  await store.actAs('陈静');
  await registered(store);
  await contact(store);
  await store.device.later(26);
  await store.deed('调整级别');
  await store.pick('more-level-level', '2');
  await store.page.fill('#more-level-reason', '客户在店内大声争吵，情绪激动。');
  await store.act('more-level');
  await store.tab('时限');
  const result = (await store.clocks()).find((clock) => clock.title === '告知结果');
  assert.match(result.due, /11月30日 周一 18:00/);
  assert.match(result.why, /变更：二级.*原到期 11月26日 周四 18:00/);
  assert.equal(await store.status(), '待移交');
}, { timeout: 180_000 });

story('all cases of a leaver are handed on in one act; a stand-in sees what is asked of whoever is away', async ({ device }) => {
  const office = await headOffice(device, { now: MONDAY });
  const store = await storeOf(office, device, { now: MONDAY });
  await store.actAs('陈静');
  const first = await registered(store);
  const second = await registered(store, { phone: '13900001111', name: '李先生', voucher: 'D2' });
  const { page } = store;
  const choose = async (list, name) => {
    const value = await page.locator(`#${list} option`, { hasText: name }).getAttribute('value');
    await page.selectOption(`#${list}`, value);
  };

  await store.go('/settings');
  await store.unfold('#handing-who');
  await choose('handing-who', '陈静');
  await choose('handing-to', '王芳');
  await page.fill('#absence-from', '2026-11-23');
  await page.fill('#absence-to', '2026-11-24');
  await page.click('#set-absence');
  await page.locator('.notice.done', { hasText: '已保存' }).waitFor();
  await store.actAs('王芳');
  await store.go('/');
  await page.locator(`a[href="/cases/${first}"]`).waitFor();
  assert.match(await page.locator('.today-slot').first().textContent(), /2/, 'both stand on the stand-in’s list');

  await store.actAs('陈静');
  await store.go('/settings');
  await store.unfold('#handing-who');
  await choose('handing-who', '陈静');
  await choose('handing-to', '王芳');
  assert.match(await page.locator('#hand-on').textContent(), /2 件/);
  await page.click('#hand-on');
  await page.locator('.notice.done', { hasText: '已移交 2 件' }).waitFor();
  for (const number of [first, second]) {
    await store.openCase(number);
    assert.match(await store.head(), /负责人 王芳/);
  }
}, { timeout: 180_000 });
