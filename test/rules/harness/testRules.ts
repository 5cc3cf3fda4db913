import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Project } from '../../../server/src/core/project.ts';
import { Offers } from '../../../server/src/core/rules/opening.ts';
import type { Finding, Fix, Rule } from '../../../server/src/core/rules/rule.ts';
import { describeFinding, findingsOf, markerOf } from './findings.ts';
import { type Fixture, readFixture } from './fixture.ts';
import { insertMarkers } from './markers.ts';
import { applyAction, describeOutcome } from './outcome.ts';
import { pathOf, projectOf } from './projectOf.ts';
import { dangersOf } from './safety.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));
const PAGES = fileURLToPath(new URL('../../../docs/rules', import.meta.url));

/** Tests `rules` with the fixtures in the folders of their codes, and that each has a page in the documentation. */
export function testRules(rules: readonly Rule[]): void {
  for (const { meta } of rules) {
    describe(meta.code, () => {
      const names = fixturesIn(meta.code);
      testFixtures(meta.code);

      test('has a fixture that it reports, and one that it does not', () => {
        const counts = names.map((name) => codesIn(name).filter((code) => code === meta.code).length);
        expect(counts.some((count) => count > 0)).toBe(true);
        expect(counts.some((count) => count === 0)).toBe(true);
      });

      test('has a page', () => {
        const page = `${PAGES}/${meta.code}.md`;
        expect(existsSync(page), page).toBe(true);
        const words = { error: 'error', warning: 'warning', info: 'information', hint: 'hint' };
        expect(readFileSync(page, 'utf8').split('\n')[0]).toBe(`# ${meta.code} — ${words[meta.severity]}`);
      });
    });
  }
}

/** One test for each fixture in a folder below `test/rules/fixtures`. */
export function testFixtures(folder: string): void {
  test.each(fixturesIn(folder).map((path) => [basename(path, '.fixture'), path]))('%s', async (_, path) => {
    await runFixture(readFixture(readFileSync(path, 'utf8')));
  });
}

const fixturesIn = (folder: string): string[] =>
  existsSync(`${FIXTURES}/${folder}`)
    ? readdirSync(`${FIXTURES}/${folder}`)
        .filter((name) => name.endsWith('.fixture'))
        .map((name) => `${FIXTURES}/${folder}/${name}`)
    : [];

const codesIn = (path: string): string[] =>
  readFixture(readFileSync(path, 'utf8')).files.flatMap(({ markers }) =>
    markers.map(({ label }) => label.split('/')[0] as string),
  );

type Files = ReadonlyMap<string, string>;

async function runFixture(fixture: Fixture): Promise<void> {
  const files: Files = new Map(fixture.files.map(({ path, text }) => [path, text]));
  const hasMark = new Set(fixture.files.flatMap((file) => (file.hasMark ? [file.path] : [])));
  const onDisk = (path: string, text: string) => (hasMark.has(path) ? `\uFEFF${text}` : text);
  const build = (texts: Files): Promise<Project> =>
    projectOf(new Map([...texts].map(([path, text]) => [path, onDisk(path, text)])), {
      today: fixture.settings.today,
    });
  const project = await build(files);
  const findings = findingsOf(project, files.keys());

  for (const { path, text, markers } of fixture.files) {
    const found = findings.filter(({ uri }) => pathOf(uri) === path).map(markerOf);
    expect(insertMarkers(text, found), `the findings of ${path}`).toBe(insertMarkers(text, markers));
  }
  for (const { code, body } of fixture.messages) {
    const shown = findings.filter((finding) => code === undefined || finding.code === code);
    expect(shown.map((finding) => describeFinding(finding, files)).join('\n')).toBe(body);
  }
  for (const { code, number, body } of fixture.titles) {
    expect(
      new Offers(project)
        .of(pick(findings, code as string, number))
        .map(describeFix)
        .join('\n'),
    ).toBe(body);
  }
  for (const finding of findings) {
    for (const fix of new Offers(project).of(finding)) {
      const after = await build(applyAction(fix.action, files));
      expect(dangersOf(project, after), `"${fix.title}" of ${finding.code}`).toEqual([]);
    }
  }
  for (const { code, number, title, flags, outcome } of fixture.fixes) {
    const fixes = new Offers(project).of(pick(findings, code, number));
    const fix = fixes.find((each) => each.title === title);
    expect(fixes.map((each) => each.title)).toContain(title);
    if (fix === undefined) continue;
    expect(describeOutcome(fix.action, files), `the outcome of "${title}"`).toBe(outcome);
    expect([fix.preferred, fix.safe], `"${title}": preferred, safe`).toEqual([
      flags.has('preferred'),
      flags.has('safe'),
    ]);
    if (fix.action.kind === 'open' || flags.has('stays')) continue;
    const applied = applyAction(fix.action, files);
    const count = (list: readonly Finding[]) => list.filter((each) => each.code === code).length;
    const left = findingsOf(await build(applied), applied.keys());
    expect(count(left), `${code} after "${title}"`).toBeLessThan(count(findings));
  }
}

function pick(findings: readonly Finding[], code: string, number: number): Finding {
  const finding = findings.filter((each) => each.code === code)[number - 1];
  if (finding === undefined) throw new Error(`There is no finding ${code} number ${number}.`);
  return finding;
}

function describeFix({ title, preferred, safe }: Fix): string {
  const words = [preferred ? 'preferred' : '', safe ? 'safe' : ''].filter((word) => word !== '');
  return words.length > 0 ? `${title} (${words.join(', ')})` : title;
}
