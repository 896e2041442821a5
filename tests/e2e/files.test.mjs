// Files as they come by messenger: empty, cut short, altered, of another make or another chain. Each says what it is
// and what to do; what is sound of it is kept, and the cases that are there already stay as they are.

import assert from 'node:assert/strict';
import { Desk } from './harness/desk.mjs';
import { contact, headOffice, registered, storeOf } from './harness/chain.mjs';
import { story } from './harness/story.mjs';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const HTML = '<!DOCTYPE html>\n<html><head><title>下载</title></head><body>请在浏览器中打开</body></html>';

const named = (name, content) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });

/** Chooses files and answers what the dry run says of each, in their order. */
async function lookedInto(desk, ...files) {
  await desk.go('/exchange');
  await desk.page.setInputFiles('#files', files);
  await desk.page.locator('.dry-run').nth(files.length - 1).waitFor();
  return desk.page.locator('.dry-run').allTextContents();
}

async function taken(desk) {
  await desk.page.click('#accept');
  const said = desk.page.locator('#receive .notice.done');
  await said.waitFor();
  return said.textContent();
}

/** The whole of a case as it is shown. */
async function shown(desk, number) {
  await desk.openCase(number);
  const head = await desk.head();
  const story = await desk.page.locator('.story .told-body').allTextContents();
  await desk.tab('时限');
  return { head, story, clocks: await desk.clocks() };
}

story('files that are none of ours, or of another chain, bring nothing and say why', async ({ device }) => {
  const office = await headOffice(device);
  const store = await storeOf(office, device);
  await store.actAs('陈静');
  const number = await registered(store);
  await office.receive((await store.exportTo()).path);
  const before = await shown(office, number);

  const other = new Desk(await device({ viewport: 'phone' }));
  await other.device.open('/');
  await other.beginHeadOffice({ chain: 'other', name: '别家鞋业', who: '钱经理' });
  await other.addStore('SH01', '别家上海店');
  const foreign = await other.exportTo('SH01');

  const said = await lookedInto(
    office,
    named('空.redress.jsonl', ''),
    named('IMG_1.redress.jsonl', PNG),
    named('mmexport.redress.txt', HTML),
    named(foreign.name, foreign.bytes),
  );
  const reasons = [/文件是空的/, /照片或图片/, /网页（HTML）/, /属于另一个品牌“other”.*本机属于“yunbu”/];
  for (const [at, reason] of reasons.entries()) {
    assert.match(said[at], reason);
    assert.match(said[at], /没有导入任何内容，原有记录不变。(请|如果)/, 'what was kept, and what to do');
  }
  assert.ok(await office.page.locator('#accept').isDisabled(), 'there is nothing to take over');

  await office.page.locator('#receive button', { hasText: '取消' }).click();
  assert.deepEqual(await shown(office, number), before);
  assert.equal(await office.caseCount(), 1);
}, { timeout: 180_000 });

story('of a file cut short or altered the sound lines are kept, and the whole file mends the rest', async ({ device }) => {
  const office = await headOffice(device);
  const store = await storeOf(office, device);
  await store.actAs('陈静');
  const number = await registered(store);
  await office.receive((await store.exportTo()).path);
  await store.openCase(number);
  await contact(store);
  const second = await registered(store, { name: '李先生', phone: '13900001111' });
  const file = await store.exportTo();
  const lines = file.text.trimEnd().split('\n');
  const isNew = (line) => /"kind":"(contact_logged|complaint_registered)"/.test(line);

  // Cut in the middle of the last line before the end.
  const cut = lines.slice(0, -2).join('\n') + '\n' + lines.at(-2).slice(0, 60);
  // One bit of the contact, in what its id vouches for; and one letter of the new customer's name, in the personal part.
  const at = lines.findIndex((line) => line.includes('"kind":"contact_logged"'));
  const bent = lines[at].replace(/"occurred_at":"(\d{3})(\d)/, (_, head, digit) => `"occurred_at":"${head}${digit ^ 1}`);
  assert.notEqual(bent, lines[at]);
  const flipped = lines.with ? lines.with(at, bent) : lines.map((line, index) => (index === at ? bent : line));
  const renamed = flipped.map((line) => line.replace('李先生', '李先主'));
  assert.equal(lines.filter(isNew).length, 3);

  const [ofCut] = await lookedInto(office, named('cut.redress.jsonl', cut));
  assert.match(ofCut, /文件不完整：读到第 \d+ 条后中断.*完好的各条已保留。请对方重新发送完整的文件/);
  await office.page.locator('#receive button', { hasText: '取消' }).click();

  const [ofBent] = await lookedInto(office, named('bent.redress.jsonl', renamed.join('\n') + '\n'));
  assert.match(ofBent, /途中有内容被改动.*完好的各条已保留/);
  assert.match(ofBent, new RegExp(`第 ${at + 1} 行：编号与内容不符，内容被改动过`));
  assert.match(ofBent, /第 \d+ 行：个人信息与记录不符。记录本身已读取/);
  assert.match(await taken(office), /读不懂而留存 1 行/);
  assert.equal(await office.caseCount(), 2);
  await office.openCase(second);
  assert.ok(!(await office.head()).includes('李先主'), 'a forged name is not taken');
  const held = await shown(office, number);
  assert.ok(!held.story.join().includes('左脚前掌开胶'), 'nor is an altered contact');

  // The same bad file once more adds nothing; two files at once count what both bring only once.
  assert.match(await office.receive(named('again.redress.jsonl', renamed.join('\n') + '\n')), /新记录 0 条/);
  assert.match(await office.receive(file.path, file.path), /已接收 2 个文件：新记录 2 条/);
  await store.openCase(number);
  assert.deepEqual(await shown(office, number), await shown(store, number));
  assert.match(await (await office.openCase(second), office.head()), /李先生/);
}, { timeout: 240_000 });

story('what one file waits for may come in the file beside it', async ({ device }) => {
  const office = await headOffice(device);
  const store = await storeOf(office, device);
  await store.actAs('陈静');
  const number = await registered(store);
  await contact(store);
  const { text } = await store.exportTo();
  const lines = text.trimEnd().split('\n');
  const [head, entries, end] = [lines[0], lines.slice(1, -1), lines.at(-1)];
  // The registration in the second file, all that rests on it in the first.
  const rests = (line) => line.includes('"case":');
  const file = (kept) => [head, ...entries.filter(kept), end, ''].join('\n');
  const said = await lookedInto(
    office,
    named('一.redress.jsonl', file(rests)),
    named('二.redress.jsonl', file((line) => !rests(line))),
  );
  assert.match(said[0], /等待前文[1-9]/);
  assert.match(said[0], /新案件1/);
  assert.match(said[1], /新案件0/);
  assert.match(await taken(office), /等待前文 0 条/);
  await office.openCase(number);
  assert.equal(await office.status(), '调查中');
}, { timeout: 120_000 });
