import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Entry } from './report.ts';

const LEDGER = fileURLToPath(new URL('ledger.jsonl', import.meta.url));

/** One line for one run: what was measured, where, of which commit, and what had changed. */
export function appendToLedger(entries: readonly Entry[], note: string, at: ReturnType<typeof machine>): void {
  const line = { date: new Date().toISOString().slice(0, 16), ...commit(), note, machine: at, entries };
  appendFileSync(LEDGER, `${JSON.stringify(line)}\n`);
}

/** The load before the run tells how far to trust the numbers. */
export const machine = () => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  load: Number((loadavg()[0] ?? 0).toFixed(1)),
});

function commit(): { readonly commit: string; readonly isClean: boolean } {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: fileURLToPath(new URL('.', import.meta.url)), encoding: 'utf8' }).trim();
  try {
    return { commit: git('rev-parse', '--short', 'HEAD'), isClean: git('status', '--porcelain') === '' };
  } catch {
    return { commit: 'unknown', isClean: false };
  }
}
