// G8: from an instant to a deadline in working time, make-up days honoured. The loop and ours answer the same to the
// millisecond. moment-business-time and numpy know holidays and no make-up days: they are asked something easier.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { batches, per } from './batches.mjs';

const STARTS = 400_000;
const BATCH = 10_000;
const MOMENT_BATCH = 20;
const BATCHES = STARTS / BATCH;
const DAY = 86_400_000, HOUR = 3_600_000;
const CHINA = 8 * HOUR;
const FIRST = Date.UTC(2026, 0, 1) / DAY;
/// Starts lie in 2026, whose notice is published.
const DAYS = 340;

export async function workingDaysOf({ Starts }) {
  const starts = startsOf();
  const office = new Starts(starts);
  const works = office.working_days(FIRST, DAYS + 60);

  const table = tableOf(works);
  const out = new Float64Array(STARTS);
  const each = (work) => per(BATCH, batches(BATCHES, (batch) => work(batch * BATCH, (batch + 1) * BATCH)));
  const ours = (within) => ({ name: `due_at ${within}`, run: each((from) => office.reckon(within, from, BATCH)) });
  const loop = {
    name: 'loop over a table of days',
    run: each((from, to) => {
      for (let at = from; at < to; at++) {
        const day = Math.floor((starts[at] + CHINA) / DAY) - FIRST;
        out[at] = (table[day] + FIRST) * DAY + 18 * HOUR - CHINA;
      }
    }),
  };
  await loop.run();
  office.reckon('1wd', 0, STARTS);
  assert.deepEqual(office.dues(), out, 'due_at and the loop agree');

  const holidays = [];
  works.forEach((works, day) => {
    const date = new Date((FIRST + day) * DAY);
    if (!works && ![0, 6].includes(date.getUTCDay())) holidays.push(date.toISOString().slice(0, 10));
  });
  const moment = momentOf(holidays);
  const numpy = numpyOf(starts, holidays);
  const [oneDay, fiveDays, minutes] = ['1wd', '5wd', '240wm'].map(ours);
  const adding = (unit, count) => {
    const add = (batch) => {
      let sum = 0;
      for (let at = batch * MOMENT_BATCH; at < (batch + 1) * MOMENT_BATCH; at++) sum += +moment(starts[at]).addWorkingTime(count, unit);
      return sum;
    };
    return per(MOMENT_BATCH, batches(BATCHES, add));
  };
  const momentDay = { name: 'moment-business-time, 1 day', run: adding('days', 1) };
  const momentHours = { name: 'moment-business-time, 4 hours', run: adding('hours', 4) };
  const busday = { name: 'numpy busday_offset, 1 day', run: numpy.run };
  return {
    title: 'G8  a start and an amount of working time, to the deadline',
    about: `${STARTS} starts over ${DAYS} days`,
    unit: 'each',
    rows: [oneDay, fiveDays, minutes, loop, momentDay, momentHours, busday],
    goals: [
      { ours: oneDay, peer: momentDay, most: 0.02 },
      { ours: minutes, peer: momentHours, most: 0.02 },
      { ours: oneDay, peer: busday, most: 1 },
      { ours: oneDay, peer: loop, most: 5 },
    ],
    end: numpy.end,
  };
}

/// The same ones in every run.
function startsOf() {
  let state = 5;
  return Float64Array.from({ length: STARTS }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (FIRST + 1) * DAY + Math.floor((state / 2 ** 32) * (DAYS - 1) * DAY);
  });
}

/// For each day the next working day after it.
function tableOf(works) {
  const table = new Int32Array(works.length);
  let next = -1;
  for (let day = works.length - 1; day >= 0; day--) {
    table[day] = next;
    if (works[day]) next = day;
  }
  return table;
}

function momentOf(holidays) {
  const moment = createRequire(import.meta.url)('moment-business-time');
  const hours = ['09:00:00', '18:00:00'];
  moment.updateLocale('en', { holidays, workinghours: { 0: null, 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: null } });
  return moment;
}

/// A child that waits for its turn, so that it takes part in the rotation.
function numpyOf(starts, holidays) {
  const ours = path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'redress/python/bin/python');
  const python = [ours, 'python3'].find((python) => spawnSync(python, ['-c', 'import numpy']).status === 0);
  if (!python) return { run: () => NaN, end: () => {} };
  const child = spawn(python, [path.join(import.meta.dirname, 'busday.py')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const days = Array.from(starts, (start) => Math.floor((start + CHINA) / DAY));
  child.stdin.write(`${JSON.stringify({ days, holidays, batch: BATCH })}\n`);
  const run = async () => {
    child.stdin.write('\n');
    const { value, done } = await lines.next();
    if (done) throw new Error('busday.py has ended.');
    return Number(value);
  };
  return { run, end: () => child.stdin.end() };
}
