// What comes out of the printer: the sheet and nothing else, from any tab and in either scheme. The pages are kept in
// out/ for people to look at.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { headOffice, handle, registered, storeOf } from './harness/chain.mjs';
import { story } from './harness/story.mjs';

const OUT = fileURLToPath(new URL('./out/', import.meta.url));

/** Prints the page to out/<name>.pdf, and answers how many sheets of paper that takes. */
async function printed(desk, name) {
  await mkdir(OUT, { recursive: true });
  const pdf = await desk.page.pdf({ path: `${OUT}${name}.pdf`, preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
}

/** The texts that paper shows outside `sheet`. */
async function strayWords(desk, sheet) {
  await desk.page.emulateMedia({ media: 'print' });
  const stray = await desk.page.evaluate((sheet) => {
    const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const controls = [...document.querySelectorAll('button, input, select, textarea')];
    const found = controls.filter((each) => isShown(each) && !each.closest(sheet)).map((each) => each.outerHTML);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { textContent, parentElement } = walker.currentNode;
      if (textContent.trim() && isShown(parentElement) && !parentElement.closest(sheet)) found.push(textContent.trim());
    }
    return found;
  }, sheet);
  await desk.page.emulateMedia({ media: null });
  return stray;
}

story('a case prints as its form, from every tab', async ({ device }) => {
  const office = await headOffice(device);
  const store = await storeOf(office, device, { scheme: 'dark' });
  await store.actAs('陈静');
  const number = await registered(store);
  await handle(store, 2);
  for (const tab of ['经过', '时限', '处理单']) {
    await store.tab(tab);
    assert.deepEqual(await strayWords(store, '.sheet'), [], `from the tab ${tab}`);
    assert.ok((await printed(store, `form-${tab}`)) <= 2, 'the form, and its clocks on a second sheet');
  }
  await store.page.emulateMedia({ media: 'print' });
  const sheet = store.page.locator('.sheet');
  assert.ok(await sheet.isVisible());
  const text = await sheet.textContent();
  for (const said of [number, '王女士', '13812342046', '女式短靴 5815', '鞋底开胶', '免费重新粘合', '客户签字']) {
    assert.ok(text.includes(said), `the form says ${said}`);
  }
  const ink = await sheet.evaluate((sheet) => {
    const { color } = getComputedStyle(sheet.querySelector('dd'));
    return Math.max(...color.match(/[\d.]+/g).slice(0, 3).map(Number));
  });
  assert.ok(ink < 100, `dark ink on white paper, also of a dark screen (${ink})`);
}, { timeout: 180_000 });

story('the slip for the customer prints alone', async ({ device }) => {
  const office = await headOffice(device);
  const store = await storeOf(office, device, { viewport: 'phone' });
  await store.actAs('陈静');
  await store.go('/register');
  await store.fillRegistration({ kind: 'consumer', name: '王女士', phone: '13812342046', channel: 'in_store', happened: '鞋底开胶。', level: '1' });
  await store.register();
  assert.deepEqual(await strayWords(store, '.slip'), []);
  await store.page.emulateMedia({ media: 'print' });
  const slip = await store.page.locator('.slip').innerText();
  assert.match(slip, /^云步鞋业 · 上海徐汇店 · .+ · 投诉登记回执\s+SH01-\d{6}-[A-Z]01\s+我们会在 .+ 前联系您。$/);
  assert.equal(await printed(store, 'slip'), 1);
}, { timeout: 120_000 });

story('the weekly report prints alone', async ({ device }) => {
  const office = await headOffice(device);
  const store = await storeOf(office, device, { viewport: 'tablet' });
  await store.actAs('陈静');
  await registered(store);
  await store.go('/reports');
  await store.page.locator('.report .number:not([disabled])').first().click();
  await store.page.locator('#opened').waitFor();
  const stray = await strayWords(store, '.report');
  // The head of the paper: what it is, of which week, as of when.
  assert.match(stray.join(' '), /^投诉周报 \d{4}-W\d\d \S+ 周一 – \S+ 周日 全部门店 数据截至 .+$/);
  assert.ok((await printed(store, 'report')) <= 3);
}, { timeout: 120_000 });
