// Two tablets of one store that do not see each other: what they say differently is shown as a choice, on both, and
// whoever settles it settles it for both.

import assert from 'node:assert/strict';
import { headOffice, registered, storeOf } from './harness/chain.mjs';
import { story } from './harness/story.mjs';

/** Two tablets that hold the same case; they hear of each other through head office. */
async function twoTablets(device) {
  const office = await headOffice(device);
  const [one, two] = [await storeOf(office, device), await storeOf(office, device, { viewport: 'phone' })];
  const exchange = async () => {
    const up = [await one.exportTo(), await two.exportTo()];
    await office.receive(...up.map((file) => file.path));
    const down = await office.exportTo('SH01');
    await one.receive(down.path);
    await two.receive(down.path);
  };
  return { office, one, two, exchange };
}

/** What every device must show alike once the files have gone round. */
async function shown(desk, number) {
  await desk.openCase(number);
  const head = (await desk.head()).replace(/\s+/g, ' ');
  await desk.tab('经过');
  const story = await desk.page.locator('.story .told-body > p, .story blockquote').allTextContents();
  await desk.tab('处理单');
  const form = await desk.page.locator('.sheet').textContent();
  await desk.tab('时限');
  return { head, story, form, clocks: await desk.clocks() };
}

async function correct(desk, field, value) {
  await desk.deed('更正处理单');
  await desk.page.selectOption('#correct-field', field);
  await desk.page.fill('#correct-value', value);
  await desk.act('more-correct');
}

story('one field corrected on two tablets: a choice, settled on one, the same on all', async ({ device }) => {
  const { office, one, two, exchange } = await twoTablets(device);
  await one.actAs('陈静');
  await two.actAs('王芳');
  const number = await registered(one);
  await exchange();

  await one.openCase(number);
  await correct(one, 'product', '女式短靴 5815 黑 37');
  await two.openCase(number);
  await correct(two, 'product', '女式短靴 5816');
  await correct(two, 'batch', 'B2611');
  await exchange();

  for (const desk of [office, one, two]) {
    await desk.openCase(number);
    const choices = await desk.page.locator('.disputed button').allTextContents();
    assert.equal(choices.length, 2, 'both values are offered, and the field that only one touched is not');
    assert.match(choices.join(), /5815 黑 37.*陈静/);
    assert.match(choices.join(), /5816.*王芳/);
  }

  await two.page.locator('.disputed button', { hasText: '5815 黑 37' }).click();
  await two.page.locator('.disputed').waitFor({ state: 'detached' });
  await exchange();
  const [here, there, above] = [await shown(one, number), await shown(two, number), await shown(office, number)];
  assert.equal(await one.page.locator('.conflict').count(), 0);
  assert.match(here.form, /5815 黑 37/);
  assert.match(here.form, /B2611/);
  assert.deepEqual(there, here);
  assert.deepEqual(above, here);
}, { timeout: 240_000 });

story('one case taken by two people on two tablets: someone names the owner', async ({ device }) => {
  const { office, one, two, exchange } = await twoTablets(device);
  await one.actAs('陈静');
  await two.actAs('王芳');
  await one.go('/register');
  await one.page.locator('#register-taken').uncheck();
  const number = await registered(one);
  await exchange();

  await one.openCase(number);
  await one.act('take');
  await two.openCase(number);
  await two.act('take');
  await exchange();

  for (const desk of [office, one, two]) {
    await desk.openCase(number);
    assert.match(await desk.page.locator('.conflict').textContent(), /两个人同时接手了这个案件/);
    assert.match(await desk.head(), /两人同时接手/);
  }
  await one.page.locator('.conflict button', { hasText: '王芳' }).click();
  await one.page.locator('.conflict').waitFor({ state: 'detached' });
  await exchange();
  const [here, there, above] = [await shown(one, number), await shown(two, number), await shown(office, number)];
  assert.match(here.head, /负责人 王芳/);
  assert.equal(await two.page.locator('.conflict').count(), 0);
  assert.deepEqual(there, here);
  assert.deepEqual(above, here);
}, { timeout: 240_000 });

story('two tablets do the same step: both are on the record, and one course results', async ({ device }) => {
  const { one, two, exchange } = await twoTablets(device);
  await one.actAs('陈静');
  await two.actAs('王芳');
  const number = await registered(one);
  await exchange();

  for (const [desk, outcome] of [[one, 'reached'], [two, 'not_reached']]) {
    await desk.openCase(number);
    await desk.pick('contact-outcome', outcome);
    await desk.page.fill('#contact-said', `${outcome}`);
    await desk.act('contact');
  }
  await exchange();
  const [here, there] = [await shown(one, number), await shown(two, number)];
  assert.deepEqual(there, here);
  assert.equal(await two.status(), '调查中', 'whoever reached the customer has reached them');
  assert.match(here.story.join(), /not_reached/);
}, { timeout: 240_000 });
