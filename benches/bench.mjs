// `cargo xtask bench`: our work and the peers', interleaved in one process. Argument: the folder of the bound wasm.
// Each repetition runs every row, in an order that rotates: short batches, of which an undisturbed one counts, so that a row
// is not charged for what else the machine does. Ratios are taken within a repetition; again the median counts.
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { clocksOf } from './peers/clocks.mjs';
import { workingDaysOf } from './peers/working_days.mjs';

const REPETITIONS = 7;
/// Not counted: compilers warm up.
const WARM_UP = 2;

const ours = createRequire(import.meta.url)(path.resolve(process.argv[2], 'redress_benches.js'));

const begin = performance.now();
const groups = [await clocksOf(ours), await workingDaysOf(ours)];
const rows = groups.flatMap((group) => group.rows);
console.log(`Made ready in ${seconds(begin)}: ${groups.map((group) => group.about).join('; ')}.`);

const start = performance.now();
for (let repetition = -WARM_UP; repetition < REPETITIONS; repetition++) {
  for (let place = 0; place < rows.length; place++) {
    const row = rows[(place + repetition + WARM_UP) % rows.length];
    const ns = await row.run();
    if (repetition >= 0) (row.ns ??= []).push(ns);
  }
}
for (const group of groups) group.end?.();
console.log(`${WARM_UP} + ${REPETITIONS} repetitions in ${seconds(start)}. ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}.\n`);

for (const group of groups) {
  console.log(group.title);
  const width = Math.max(...group.rows.map((row) => row.name.length));
  for (const row of group.rows) {
    const figure = row.ns.some(Number.isNaN) ? 'not here' : `${shown(median(row.ns))} (${shown(Math.min(...row.ns))} to ${shown(Math.max(...row.ns))}) ${group.unit}`;
    console.log(`  ${row.name.padEnd(width)}  ${figure}`);
  }
  for (const { ours, peer, most } of group.goals) {
    const ratio = median(ours.ns.map((ns, at) => ns / peer.ns[at]));
    const verdict = Number.isNaN(ratio) ? 'not measured' : ratio <= most ? 'met' : 'NOT MET';
    console.log(`  ${verdict}: ${ours.name} is ${Number.isNaN(ratio) ? '?' : ratio < 100 ? ratio.toPrecision(2) : Math.round(ratio)} × ${peer.name}, goal ≤ ${most} ×`);
  }
  console.log('');
}

function median(numbers) {
  if (numbers.some(Number.isNaN)) return NaN;
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}

/// Three digits, in the unit that suits them.
function shown(ns) {
  if (ns < 1e3) return `${ns.toPrecision(3)} ns`;
  if (ns < 1e6) return `${(ns / 1e3).toPrecision(3)} µs`;
  return ns < 1e9 ? `${(ns / 1e6).toPrecision(3)} ms` : `${(ns / 1e9).toPrecision(3)} s`;
}

function seconds(from) {
  return `${((performance.now() - from) / 1e3).toFixed(1)} s`;
}
