// The command line tool, as scripts call it. `cargo xtask test` builds it and says where it lies.

import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PROGRAM = process.env.REDRESS_CLI ?? fileURLToPath(new URL('../../../target/debug/redress', import.meta.url));

/** Runs `redress` with these words and answers what it prints. */
export async function redress(...words) {
  await access(PROGRAM).catch(() => {
    throw new Error(`There is no ${PROGRAM}. \`cargo build --package redress-cli\` makes it.`);
  });
  const { stdout } = await promisify(execFile)(PROGRAM, words, { maxBuffer: 1 << 26 });
  return stdout;
}
