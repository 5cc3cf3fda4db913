import type { Flags } from '../flags.ts';
import { UsageError } from '../io.ts';
import { plural } from '../plural.ts';
import { type CheckResult, filterFindings } from '../results.ts';
import { Baseline } from './baseline.ts';

/** Leaves out what the baseline of `--baseline` has adopted; with `--write-baseline` adopts what is found first. */
export function hideAdopted(
  result: CheckResult,
  flags: Flags,
  cwd: string,
): { readonly result: CheckResult; readonly notes: string } {
  const name = flags.text('baseline');
  if (name === undefined) {
    if (flags.has('write-baseline')) throw new UsageError('--write-baseline needs --baseline FILE, to write it to.');
    return { result, notes: '' };
  }
  const baseline = new Baseline(name, cwd);
  const notes: string[] = [];
  if (flags.has('write-baseline')) notes.push(`${name} has adopted ${plural(baseline.write(result), 'finding')}.\n`);
  const { known, gone } = baseline.load().match(result);
  if (known.size > 0) notes.push(`Not shown: ${plural(known.size, 'finding')} that ${name} has adopted.\n`);
  if (gone > 0) {
    notes.push(
      `No longer there: ${plural(gone, 'finding')} that ${name} has adopted. --write-baseline takes them out.\n`,
    );
  }
  return { result: filterFindings(result, (finding) => !known.has(finding)), notes: notes.join('') };
}
