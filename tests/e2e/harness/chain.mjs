// A chain of one store with its people, a complaint, and the way a case is handled: where most stories begin.

import { Desk } from './desk.mjs';

export const COMPLAINT = {
  kind: 'consumer',
  name: '王女士',
  phone: '13812342046',
  channel: 'phone',
  topic: 'product_quality',
  product: '女式短靴 5815',
  voucher: 'D20261112-88',
  happened: '买了十天，左脚鞋底开胶，要求维修。',
  wanted: '三天内修好',
};

/** Head office, with a store and the people of both. */
export async function headOffice(device, options = {}) {
  const office = new Desk(await device({ viewport: 'pc', ...options }));
  await office.device.open('/');
  await office.beginHeadOffice({ chain: 'yunbu', name: '云步鞋业', who: '周经理' });
  await office.addStore('SH01', '上海徐汇店');
  await office.addPerson('陈静', 'store_staff', 'SH01');
  await office.addPerson('王芳', 'store_staff', 'SH01');
  await office.addPerson('刘主管', 'supervisor');
  await office.addPerson('孙总监', 'sales_director');
  await office.addPerson('赵主任', 'administration_centre');
  await office.addPerson('林文员', 'franchise_clerk');
  return office;
}

/** A tablet of the store, begun with head office's file. */
export async function storeOf(office, device, options) {
  const file = await office.exportTo('SH01');
  const store = new Desk(await device(options));
  await store.device.open('/');
  await store.beginStoreWith(file.path, 'SH01');
  return store;
}

/** Registers the complaint, opens its case, and answers its number. */
export async function registered(desk, form) {
  await desk.go('/register');
  await desk.fillRegistration({ ...COMPLAINT, level: '1', ...form });
  const number = await desk.register();
  await desk.page.click('#registered-open');
  await desk.page.locator('.next-step').waitFor();
  return number;
}

export async function contact(desk) {
  await desk.pick('contact-outcome', 'reached');
  await desk.page.fill('#contact-said', '左脚前掌开胶，约两厘米，客户保留了小票。');
  await desk.act('contact');
}

/** From the proposal to the customer's answer. */
export async function settle(desk, answer) {
  await desk.tick('维修');
  await desk.page.fill('#propose-text', '免费重新粘合，三天内修好，由王芳寄修。');
  await desk.act('propose');
  await desk.page.locator('#reply-act').waitFor();
  await desk.act('reply');
  await desk.page.fill('#result-text', '已修好，客户到店取走。');
  await desk.act('result');
  await desk.page.locator('.answers input').nth(answer - 1).check({ force: true });
  await desk.act('answer');
}

/** From the first contact to the customer's answer, at level 1. */
export async function handle(desk, answer) {
  await contact(desk);
  await settle(desk, answer);
}
