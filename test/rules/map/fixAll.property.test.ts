import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Level, reaches } from '../../../server/src/core/packet/level.ts';
import type { Project } from '../../../server/src/core/project.ts';
import { combineSafeFixes } from '../../../server/src/features/fixAll.ts';
import { findingsOf } from '../harness/findings.ts';
import { applyAction } from '../harness/outcome.ts';
import { projectOf, uriOf } from '../harness/projectOf.ts';

const PATH = 'rel-blocker-map.json';
const IDS = ['REL-A-1', 'REL-B-1', 'REL-C-1', 'REL-D-1'];
const DIGEST = `sha256:${'a'.repeat(64)}`;

const role = fc.constantFrom('owner', 'owner', 'operator', 'TBD', '\u043ewner', '');
const day = fc.constantFrom('2026-06-01', '2026-06-24', '2026-06-25', '2026-02-30', 'TBD');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 4 });
const evidence = fc.record({
  kind: fc.constantFrom('design', 'document', 'rehearsal', 'dry-run', 'other'),
  path: fc.constantFrom('a.md', 'a.md', 'missing.md', '../out.md', PATH, 'TBD'),
  sha256: fc.constantFrom(undefined, undefined, 'b'.repeat(64)),
  snapshot: maybe(fc.constant(DIGEST)),
  restored: maybe(fc.constantFrom(DIGEST, `sha256:${'b'.repeat(64)}`)),
  entry: maybe(fc.constant(DIGEST)),
  exit: maybe(fc.constant(DIGEST)),
  recordedBy: maybe(role),
  recordedOn: maybe(day),
});
const blocker = fc.record({
  id: fc.constantFrom(...IDS),
  title: fc.constant('A'),
  owners: fc.array(role, { minLength: 1, maxLength: 2 }),
  status: fc.constantFrom('OPEN', 'DESIGNED', 'RESOLVED', 'RESOLVED', 'PROVEN', 'PROVEN', 'WAIVED', 'PROVN'),
  requires: maybe(fc.array(fc.constantFrom(...IDS, 'REL-E-1'), { maxLength: 2 })),
  resolvedBy: maybe(role),
  resolvedOn: maybe(day),
  waiver: maybe(fc.record({ by: role, reason: role, expires: day })),
  evidence: maybe(fc.array(evidence, { maxLength: 3 })),
  own: maybe(fc.constant(1)),
});
const condition = fc.record({
  id: fc.constantFrom('RAIN', 'WIND'),
  statement: fc.constantFrom('it rains', 'it blows', 'It  rains.'),
  owners: fc.array(role, { minLength: 1, maxLength: 1 }),
  status: fc.constantFrom('MET', 'MET', 'UNMET'),
  evidence: maybe(fc.array(evidence, { maxLength: 2 })),
});
const grant = fc.record({
  id: fc.constantFrom('permit', 'cutover', 'third'),
  owners: fc.array(role, { minLength: 1, maxLength: 1 }),
  status: fc.constantFrom('GRANTED', 'GRANTED', 'NOT_GRANTED', 'REVOKED'),
  grantedBy: maybe(role),
  grantedOn: maybe(day),
  reference: maybe(fc.constantFrom('acts/one.md', './acts/one.md', 'acts/two.md', 'TBD')),
  expires: fc.option(day, { nil: undefined }),
});
const layout = fc.record({
  indent: fc.constantFrom(undefined, 2, '\t'),
  crlf: fc.boolean(),
  mark: fc.boolean(),
  comment: fc.boolean(),
});
const text = fc
  .record({
    lists: fc.record({
      blockers: fc.array(blocker, { maxLength: 5 }),
      conditions: fc.array(condition, { maxLength: 3 }),
      grants: fc.array(grant, { maxLength: 4 }),
    }),
    layout,
  })
  .map(({ lists, layout: { indent, crlf, mark, comment } }) => {
    const json = JSON.stringify({ version: 1, lane: 'REL', ...lists }, null, indent);
    const lines = (comment ? `// 😀 ${json.length}\n` : '') + json;
    return (mark ? '\uFEFF' : '') + (crlf ? lines.replaceAll('\n', '\r\n') : lines);
  });

const levelsOf = (project: Project): Level[] =>
  project.maps.get(uriOf(PATH))?.earned?.blockers.map(({ level }) => level) ?? [];

const metOf = (project: Project): boolean[] => {
  const earned = project.maps.get(uriOf(PATH))?.earned;
  return [...(earned?.conditions ?? []), ...(earned?.grants ?? [])].map(({ met }) => met);
};

test('after fix-all no entry claims more than it has earned, and none has earned more than before', async () => {
  const build = (files: ReadonlyMap<string, string>) => projectOf(files, { today: '2026-06-24' });
  await fc.assert(
    fc.asyncProperty(text, async (map) => {
      const before = new Map([
        [PATH, map.replace(/^\uFEFF/, '')],
        ['a.md', 'record'],
      ]);
      const project = await build(new Map(before).set(PATH, map));
      const uri = uriOf(PATH);
      const { edits } = combineSafeFixes(uri, findingsOf(project, [PATH]));
      const after = applyAction({ kind: 'edit', files: [{ uri, edits }] }, before);
      const fixed = await build(after);
      const left = findingsOf(fixed, [PATH])
        .map(({ code }) => code)
        .filter((code) => /^(?:status|condition|grant)-unearned$|^waiver-/.test(code));
      expect(left).toEqual([]);
      const was = levelsOf(project);
      expect(levelsOf(fixed).every((level, index) => reaches(was[index] as Level, level))).toBe(true);
      const wasMet = metOf(project);
      expect(metOf(fixed).every((met, index) => !met || wasMet[index] === true)).toBe(true);
      // Safe fixes have nothing left to do.
      expect(combineSafeFixes(uri, findingsOf(fixed, [PATH])).edits).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
