// An old ledger through the whole app: the command line makes a file of it, head office imports that, and the weekly
// report counts what this test counts in the CSV with code of its own.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Desk } from './harness/desk.mjs';
import { redress } from './harness/redress.mjs';
import { story } from './harness/story.mjs';
import { mondayAfter, mondayOf, rowsOf } from './harness/table.mjs';

const LEDGERS = fileURLToPath(new URL('../ledgers/', import.meta.url));

// Their word, and ours on the screen.
const CHANNELS = {
  Web: '网站客服',
  Phone: '电话',
  'Postal mail': '信函',
  Fax: '传真',
  Email: '电子邮件',
  Referral: '未填写',
};

for (const ledger of ['cfpb-without-id', 'cfpb-with-id']) {
  story(`the ledger ${ledger}: every row accounted for, every week as its CSV says`, async ({ device }) => {
    const rows = rowsOf(await readFile(`${LEDGERS}${ledger}.csv`, 'utf8'));
    await withFile(async (file) => {
      const account = JSON.parse(
        await redress('ledger', `${LEDGERS}${ledger}.csv`, '--map', `${LEDGERS}${ledger}.toml`, '-o', file, '--json'),
      );
      const taken = account.new + account.known + account.corrected;
      assert.equal(account.rows, rows.length);
      assert.equal(taken + account.refused.length, rows.length);
      assert.ok(account.refused.every(({ reason, line }) => reason && line));

      const office = new Desk(await device({ viewport: 'pc' }));
      await office.device.open('/');
      await office.beginHeadOffice({ chain: 'cfpb', name: '旧台账', who: '周经理' });
      assert.match(await office.receive(file), new RegExp(`新记录 ${account.entries} 条，已有 0 条.*留存 0 行`));
      assert.equal(await office.caseCount(), account.new);

      for (const monday of busiestWeeks(rows, 3)) {
        assert.deepEqual(await office.weekOf(monday), counted(rows, monday), `the week of ${monday}`);
      }

      assert.match(await office.receive(file), new RegExp(`新记录 0 条，已有 ${account.entries} 条`));
      assert.equal(await office.caseCount(), account.new, 'a second import adds nothing');
    });
  });
}

/** The figures of one week and the week before, as `Desk.weekOf` reads them off the report. */
function counted(rows, monday) {
  const week = (monday) => rows.filter((row) => mondayOf(row['Date received']) === monday);
  const [now, before] = [week(monday), week(mondayAfter(monday, -1))];
  const open = (until) =>
    rows.filter((row) => row['Company response to consumer'] === 'In progress' && mondayOf(row['Date received']) <= until);
  const both = (is) => [now.filter(is).length, before.filter(is).length];
  const channels = Object.entries(CHANNELS)
    .map(([theirs, ours]) => [ours, both((row) => row['Submitted via'] === theirs)])
    .filter(([, [now, before]]) => now + before > 0);
  return {
    received: both(() => true),
    closed: [0, 0],
    open: [open(monday).length, open(mondayAfter(monday, -1)).length],
    inTime: both((row) => row['Timely response?'] === 'Yes'),
    late: both((row) => row['Timely response?'] === 'No'),
    channels: Object.fromEntries(channels),
  };
}

function busiestWeeks(rows, count) {
  const weeks = new Map();
  for (const monday of rows.map((row) => mondayOf(row['Date received']))) {
    weeks.set(monday, (weeks.get(monday) ?? 0) + 1);
  }
  return [...weeks].sort(([, a], [, b]) => b - a).slice(0, count).map(([monday]) => monday);
}

async function withFile(use) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'redress-ledger-'));
  try {
    await use(path.join(folder, 'ledger.redress.jsonl'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
