import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { machine } from './ledger.ts';
import type { Entry } from './report.ts';

const PAGE = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));

/** Puts the numbers of a run of everything into the page about performance. */
export function writePage(entries: readonly Entry[], at: ReturnType<typeof machine>): void {
  const page = readFileSync(PAGE, 'utf8');
  writeFileSync(PAGE, withNumbers(page, entries, at));
}

export function withNumbers(page: string, entries: readonly Entry[], at: ReturnType<typeof machine>): string {
  const rows = entries.map(
    ({ name, unit, of, ratios, numbers, goal }) =>
      `| ${of === undefined ? name : `${name}: ${of}`} | ${numbers.ours?.p50 ?? '—'} ${unit} | ${Object.entries(ratios)
        .map(([who, ratio]) => `${ratio} × ${who}`)
        .join(', ')} | ${goal === undefined ? '' : `${goal.says}: ${goal.met ? 'met' : 'missed'}`} |`,
  );
  const numbers = [
    `${at.cpu}, ${at.cores} cores, ${at.memoryGiB} GiB, Node ${at.node}, load ${at.load} before the run.`,
    '',
    '| what | median | beside | goal |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
  return page.replace(/(<!-- numbers -->\n)[\s\S]*(<!-- \/numbers -->)/, (_, from, to) => `${from}${numbers}\n${to}`);
}
