// G7: the live clocks of 10,000 open cases. All rows answer the same question, how many are running, held, at risk and
// breached at `now`, and are compared before anything is timed.
import assert from 'node:assert/strict';
import { Engine } from 'json-rules-engine';
import { awaited, batches, per } from './batches.mjs';

const CASES = 10_000;
/// Cases of one batch, where all of them would take too long; their time does not depend on how many there are.
const BATCH = 50;
const BATCHES = 20;
/// What the engine is compared and timed with.
const FOR_THE_ENGINE = 200;
const ENGINE_BATCH = 10;
/// A working day in the middle of them, 10:00 in China.
const NOW = Date.UTC(2026, 10, 5, 2);
const MINUTE = 60_000;
const TICKS = 60;
const LEAP = 20 * 24 * 60 * MINUTE;

export async function clocksOf({ Store }) {
  const store = new Store(CASES);
  const live = store.take_in(0, CASES);
  const columns = columnsOf(store.columns());
  const engine = engineOf(columns);
  const before = Math.floor((NOW - LEAP) / MINUTE) * MINUTE;
  for (const now of [before, NOW, NOW + LEAP]) {
    const answer = [...columns.standings(now, live)];
    assert.deepEqual([...store.evaluate(now)].slice(0, 4), answer, 'the table and the loop agree');
    assert.deepEqual([...store.derive(now, 0, CASES)].slice(0, 4), answer, 'the derivation and the loop agree');
    assert.deepEqual(await engine.standings(now), [...columns.standings(now, engine.clocks)], 'the engine and the loop agree');
  }

  let clock = NOW;
  const ticks = {
    name: 'ClockTable, now a minute later',
    run: batches(TICKS, () => store.evaluate((clock += MINUTE))),
  };
  const leaps = {
    name: 'ClockTable, now weeks away',
    run: batches(TICKS, () => store.evaluate((clock = clock > NOW ? before : NOW + LEAP))),
  };
  const loop = {
    name: 'loop over typed columns',
    run: batches(TICKS, () => columns.standings((clock += MINUTE), live)),
  };
  const share = (run) => per(BATCH / CASES, run);
  const replaced = {
    name: 'ClockTable, every case replaced',
    run: share(batches(BATCHES, (batch) => store.take_in(batch * BATCH, BATCH))),
  };
  const derived = {
    name: 'full derivation of every case',
    run: share(batches(BATCHES, (batch) => store.derive(NOW, batch * BATCH, BATCH))),
  };
  const rules = {
    name: `json-rules-engine, ${engine.rules} rules`,
    run: per(ENGINE_BATCH / CASES, awaited(BATCHES, (batch) => engine.standings(NOW, (batch * ENGINE_BATCH) % FOR_THE_ENGINE, ENGINE_BATCH))),
  };
  return {
    title: `G7  the ${live} live clocks of ${CASES} open cases, evaluated anew`,
    about: `${CASES} open cases`,
    unit: 'all cases',
    rows: [ticks, leaps, replaced, derived, loop, rules],
    goals: [ticks, leaps, derived].flatMap((row) => [
      { ours: row, peer: rules, most: 0.02 },
      { ours: row, peer: loop, most: 20 },
    ]),
  };
}

function columnsOf(numbers) {
  const column = (nth) => Float64Array.from({ length: numbers.length / 5 }, (_, row) => numbers[row * 5 + nth]);
  const [cases, due, warn, from, to] = [0, 1, 2, 3, 4].map(column);
  const standings = (now, rows) => {
    let running = 0, held = 0, atRisk = 0, breached = 0;
    for (let row = 0; row < rows; row++) {
      if (now > due[row]) breached++;
      else if (from[row] <= now && now < to[row]) held++;
      else if (now >= warn[row]) atRisk++;
      else running++;
    }
    return [running, held, atRisk, breached];
  };
  return { cases, due, warn, from, to, standings };
}

/// One run a case; three rules for each of the clocks that a case can have.
function engineOf({ cases, due, warn, from, to }) {
  const facts = Array.from({ length: FOR_THE_ENGINE }, () => ({}));
  let clocks = 0, slots = 0;
  for (let row = 0; row < cases.length && cases[row] < FOR_THE_ENGINE; row++, clocks++) {
    const of = facts[cases[row]];
    const slot = (of.slots = (of.slots ?? 0) + 1);
    slots = Math.max(slots, slot);
    Object.assign(of, { [`due${slot}`]: due[row], [`warn${slot}`]: warn[row], [`from${slot}`]: from[row], [`to${slot}`]: to[row] });
  }
  const engine = new Engine();
  for (let slot = 1; slot <= slots; slot++) {
    for (const of of facts) {
      if (!(`due${slot}` in of)) Object.assign(of, { [`due${slot}`]: Infinity, [`warn${slot}`]: Infinity, [`from${slot}`]: 0, [`to${slot}`]: 0 });
    }
    const now = (operator, fact) => ({ fact: 'now', operator, value: { fact: `${fact}${slot}` } });
    const inTime = now('lessThanInclusive', 'due');
    const rule = (type, conditions) => engine.addRule({ conditions, event: { type } });
    rule('breached', { all: [now('greaterThan', 'due')] });
    rule('held', { all: [inTime, now('greaterThanInclusive', 'from'), now('lessThan', 'to')] });
    rule('atRisk', { all: [inTime, now('greaterThanInclusive', 'warn'), { any: [now('lessThan', 'from'), now('greaterThanInclusive', 'to')] }] });
  }
  const standings = async (now, from = 0, count = FOR_THE_ENGINE) => {
    const counts = { held: 0, atRisk: 0, breached: 0 };
    for (const of of facts.slice(from, from + count)) {
      const { events } = await engine.run({ ...of, now });
      for (const { type } of events) counts[type]++;
    }
    const { held, atRisk, breached } = counts;
    return [clocks - held - atRisk - breached, held, atRisk, breached];
  };
  return { clocks, rules: slots * 3, standings };
}
