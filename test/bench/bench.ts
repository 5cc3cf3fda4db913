// How fast it is beside others, measured in the same run. `--help` tells the options.
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendToLedger, machine } from './ledger.ts';
import { HELP, type Options, readOptions } from './options.ts';
import { writePage } from './page.ts';
import { preparePeers } from './peers/peers.ts';
import { type Entry, print, toEntry } from './report.ts';
import { SCENARIOS } from './scenarios/all.ts';

async function run({ isQuick, only, note }: Options): Promise<void> {
  const before = machine();
  const { cpu, cores, memoryGiB, node, load } = before;
  console.log(`${cpu}, ${cores} cores, ${memoryGiB} GiB, Node ${node}, load ${load}. Medians, in brackets p95.\n`);
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'decision-packets-bench-')));
  const entries: Entry[] = [];
  try {
    const peers = await preparePeers(join(scratch, 'peers'));
    const picked = SCENARIOS.filter(({ name }) => only.length === 0 || only.some((part) => name.includes(part)));
    for (const { name, measure } of picked) {
      const own = join(scratch, name);
      mkdirSync(own);
      try {
        for (const outcome of await measure({ peers, scratch: own, isQuick })) {
          const entry = toEntry(outcome);
          entries.push(entry);
          console.log(`${print(entry)}\n`);
        }
      } catch (error) {
        console.error(`${name} could not be measured: ${error instanceof Error ? error.message : error}\n`);
        process.exitCode = 1;
      }
      rmSync(own, { recursive: true, force: true, maxRetries: 5 });
    }
    if (note !== undefined) {
      appendToLedger(entries, note, before);
      if (!isQuick && only.length === 0) writePage(entries, before);
    }
    const missed = entries.filter(({ goal }) => goal?.met === false);
    const goals = entries.filter(({ goal }) => goal !== undefined);
    console.log(`${goals.length - missed.length} of ${goals.length} goals are met.`);
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

const args = process.argv.slice(2);
if (args.includes('--help')) console.log(HELP);
else {
  try {
    await run(
      readOptions(
        args,
        SCENARIOS.map(({ name }) => name),
      ),
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
