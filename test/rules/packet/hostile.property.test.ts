import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findingsOf } from '../harness/findings.ts';
import { readFixture } from '../harness/fixture.ts';
import { projectOf } from '../harness/projectOf.ts';
import { unsoundnessOf } from '../harness/soundness.ts';

const FOLDER = fileURLToPath(new URL('../fixtures', import.meta.url));
const fixtures = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.fixture'))
  .toSorted()
  .map((name) => readFixture(readFileSync(`${FOLDER}/${name}`, 'utf8')).files);

const WORDS = [
  'REL-SCHEMA-1',
  'SCHEMA-1',
  'GO_LIVE',
  'HOLD_IT',
  'HOLD',
  'Selected: GO_LIVE',
  'Selected: ',
  'Default = ',
  'Decided by: owner',
  'ALL blockers',
  'above',
  'none',
  ' grant',
  '[x] ',
  '(selected)',
  '(default)',
  '**',
  '`',
  '|',
  '\\|',
  '\n',
  '\r\n',
  '\n\n',
  '---\n',
  '> ',
  '- ',
  '🚀',
  '\u200b',
  '"',
  '{',
  ']',
  ',',
  'null',
  'proven',
  'superseded',
  'draft',
];

/** A stretch of a file, by fractions of its length, that something else takes the place of. */
const change = fc.record({
  file: fc.nat(),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.constantFrom(0, 0, 0, 1, 5, 40),
  word: fc.constantFrom(...WORDS),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(files: ReadonlyMap<string, string>, { file, at, length, word }: Change): ReadonlyMap<string, string> {
  const paths = [...files.keys()];
  const path = paths[file % paths.length] as string;
  const text = files.get(path) as string;
  const start = Math.floor(at * text.length);
  return new Map(files).set(path, text.slice(0, start) + word + text.slice(start + length));
}

test('whatever stands in the files, findings point into them and fixes do no harm', async () => {
  const build = (files: ReadonlyMap<string, string>) => projectOf(files, { today: '2026-06-24' });
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.array(change, { maxLength: 4 }), async (number, changes) => {
      const chosen = fixtures[number % fixtures.length] ?? [];
      const start: ReadonlyMap<string, string> = new Map(chosen.map(({ path, text }) => [path, text]));
      const files = changes.reduce(changed, start);
      const project = await build(files);
      const findings = findingsOf(project, files.keys());
      expect(await unsoundnessOf(findings, project, files, build)).toEqual([]);
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
  );
});
