import { beforeAll, describe, expect, test } from 'vitest';
import { graphOf } from '../../../server/src/core/summary/graph/model.ts';
import { renderMarkdown } from '../../../server/src/core/summary/markdown.ts';
import { summarise } from '../../../server/src/core/summary/model.ts';
import { badges } from '../../../server/src/features/badges.ts';
import { codeActions } from '../../../server/src/features/codeActions.ts';
import { codeLenses } from '../../../server/src/features/codeLens.ts';
import { toDiagnostic } from '../../../server/src/features/diagnostics.ts';
import { documentHighlight } from '../../../server/src/features/documentHighlight.ts';
import { documentLinks } from '../../../server/src/features/documentLinks.ts';
import { documentSymbols } from '../../../server/src/features/documentSymbols.ts';
import { foldingRanges } from '../../../server/src/features/foldingRanges.ts';
import { format } from '../../../server/src/features/format/format.ts';
import { hover } from '../../../server/src/features/hover/hover.ts';
import { inlayHints } from '../../../server/src/features/inlayHints.ts';
import { selectionRanges } from '../../../server/src/features/selectionRanges.ts';
import { semanticTokens } from '../../../server/src/features/semanticTokens.ts';
import { type Findings, FindingsMemo } from '../../../server/src/workspace/findings.ts';
import { atOnce } from '../../support/atOnce.ts';
import { table } from '../../support/hostileTexts.ts';
import { stepsOf } from '../../support/steps.ts';
import { Session, uriOf } from './session.ts';

/*
 * What grows with the square of a file, or with that of the number of files, stops the editor where there is enough of
 * it. Counted is how often our own code runs, for a file of some size and for one of twice that size.
 */

type Files = Readonly<Record<string, string>>;

const PACKET = '/ws/a.packet.md';
const MAP = '/ws/blocker-map.json';

const many = (count: number, each: (n: number) => string, between = ''): string =>
  Array.from({ length: count }, (_, n) => each(n)).join(between);

const blocker = (n: number, more = '') =>
  `{"id": "LANE-A-${n}", "title": "t ${n}", "owners": ["owner"], "status": "OPEN"${more}}`;

const mapOf = (count: number, each: (n: number) => string = blocker, more = '') =>
  `{"version": 1, "lane": "LANE", "blockers": [${many(count, each, ',\n')}]${more}}`;

const list = (entries: string) => `\nStanding blockers (all OPEN)\n\n${entries}`;

const GRANT = '{"id": "RUN", "owners": ["o"], "status": "GRANTED", "reference": "https://records.example.org/1"}';

/** Each with so many of something as is said. */
const SHAPES: Readonly<Record<string, (count: number) => Files>> = {
  'findings, each with a comment that silences it': (count) => ({
    [PACKET]: `${table('| GO | x | c |\n')}${list(
      many(
        count * 4,
        (n) => `<!-- decision-packets-ignore-next claim-title: known -->\n- LANE-A-${n} — other words (owner)\n`,
      ),
    )}`,
    [MAP]: mapOf(count * 4),
  }),
  'maps that claim the same act': (count) =>
    Object.fromEntries(
      Array.from({ length: count / 4 }, (_, n) => [
        `/ws/${n}/m-blocker-map.json`,
        mapOf(1, blocker, `, "grants": [${GRANT}]`),
      ]),
    ),
  'declarations of the default, each of another option': (count) => ({
    [PACKET]: `${table(many(count, (n) => `| HOLD_${n} | x | c |\n`))}${many(count, (n) => `\nDefault = HOLD_${n}\n`)}`,
    [MAP]: mapOf(1),
  }),
  'declarations of the default in the table': (count) => ({
    [PACKET]: table(many(count, (n) => `| GO_${n} (default) | x | c |\n`)),
    [MAP]: mapOf(1),
  }),
  'options that nothing tracks': (count) => ({
    [PACKET]: `${table(many(count, (n) => `| GO_${n} | x | the tide number ${n} |\n`))}`,
    [MAP]: mapOf(1),
  }),
  'selections, each of another option': (count) => ({
    [PACKET]: table(many(count, (n) => `| GO_${n} (selected) | x | LANE-A-1 |\n`)),
    [MAP]: mapOf(2),
  }),
  'lines of text directly behind the options': (count) => ({
    [PACKET]: `${table('| GO | x | c |\n')}${'a line of text\n'.repeat(count * 4)}`,
    [MAP]: mapOf(1),
  }),
  'blockers that each require another one that is not there': (count) => ({
    [MAP]: mapOf(count * 5, (n) => blocker(n, `, "requires": ["LANE-B-${n}"]`)),
  }),
  'statuses that are not earned': (count) => ({ [MAP]: mapOf(count, (n) => blocker(n).replace('OPEN', 'PROVEN')) }),
  'blockers that one option requires and the packet lists': (count) => ({
    [PACKET]: `${table(`| GO | x | ${many(count * 8, (n) => `LANE-A-${n}`, ', ')} |\n`)}${list(
      many(count * 8, (n) => `- LANE-A-${n} — t ${n} (owner)\n`),
    )}`,
    [MAP]: mapOf(count * 8),
  }),
  'columns, and as many rows of three cells': (count) => ({
    [PACKET]: `# A decision packet\n\nOptions (owner chooses exactly one; default HOLD_ALL)\n\n| option | what it authorizes | preconditions |${' x |'.repeat(count)}\n|---|---|---|${'---|'.repeat(count)}\n${many(count, (n) => `| GO_${n} | x | c |\n`)}`,
    [MAP]: mapOf(1),
  }),
};

/** A workspace of `files`, checked, and everything asked of the first of them and its map that an editor asks by itself. */
async function checkAndAsk(files: Files): Promise<void> {
  const session = await new Session(files).update();
  const findings = new FindingsMemo().check(session.snapshot);
  const [path] = Object.keys(files);
  for (const each of new Set([path, MAP])) if (each !== undefined && each in files) askAll(each, session, findings);
}

function askAll(path: string, session: Session, findings: Findings): void {
  const uri = uriOf(path);
  const { file, project } = session.snapshot.files.get(uri) ?? {};
  if (file === undefined || project === undefined) throw new Error(`${path} is not checked.`);
  const context = { snapshot: session.snapshot, clientUri: (at: string) => at };
  const own = findings.get(uri) ?? [];
  const { source } = file;
  const everywhere = source.rangeOf({ start: 0, end: source.text.length });
  atOnce(
    codeActions(
      uri,
      everywhere,
      {},
      {
        ...context,
        findings: own,
        toDiagnostic: (finding) =>
          toDiagnostic(finding, source, { relatedInformation: true, codeDescription: true, tags: true }, context),
        showDocument: true,
        versionOf: () => null,
        traits: { documentChanges: true, createFiles: true },
      },
    ),
  );
  semanticTokens(uri, undefined, context);
  codeLenses(uri, context, { clientCommands: true });
  documentSymbols(uri, context, { hierarchical: true, markdownFeatures: true });
  foldingRanges(uri, context, { markdownFeatures: true });
  inlayHints(uri, everywhere, context);
  documentLinks(uri, context, { markdownFeatures: true });
  const middle = source.positionAt(source.text.length / 2);
  selectionRanges(uri, [middle], context);
  documentHighlight(uri, middle, context);
  hover(uri, middle, context);
  badges(uri, context);
  format(uri, undefined, { tabSize: 2, insertSpaces: true }, context);
  if (file.kind !== 'packet') return;
  const summary = summarise(file, project);
  graphOf(summary);
  renderMarkdown(summary, (at) => at);
}

describe('twice as much takes no more than twice as long, and so much:', () => {
  beforeAll(async () => {
    // What is done once in a process is done.
    for (const filesOf of Object.values(SHAPES)) await checkAndAsk(filesOf(40));
  }, 60_000);

  test.each(Object.entries(SHAPES))('%s', async (_, filesOf) => {
    const [some, twice] = [filesOf(200), filesOf(400)];
    const steps = await stepsOf(() => checkAndAsk(some));
    expect(steps).toBeGreaterThan(200);
    expect((await stepsOf(() => checkAndAsk(twice))) / steps).toBeLessThan(2.6);
  });
});

test.each([
  ['in a folder that was named', ['/ws']],
  ['in no folder that was named', []],
])('opening and closing a document %s takes no longer where many are open', async (_, roots) => {
  const openAndClose = (count: number) => {
    const { workspace } = new Session({}, roots);
    for (let n = 0; n < count; n += 1) workspace.openDocument(uriOf(`/ws/${n}.packet.md`), '# x');
    return () => {
      workspace.openDocument(uriOf('/ws/another.packet.md'), '# x');
      workspace.closeDocument(uriOf('/ws/another.packet.md'));
    };
  };
  const [few, many] = [openAndClose(10), openAndClose(1000)];
  few();
  const steps = await stepsOf(few);
  expect(steps).toBeGreaterThan(0);
  expect(await stepsOf(many)).toBeLessThan(2 * steps);
});

test.each([
  ['that were named', true],
  ['in which something is open', false],
])('twice as many folders %s take twice as long', async (_, areNamed) => {
  const look = (count: number) => async () => {
    const folders = Array.from({ length: count }, (_, n) => `/${n}`);
    const files = Object.fromEntries(folders.map((folder) => [`${folder}/a.packet.md`, '# x']));
    const { workspace } = new Session(areNamed ? files : {}, areNamed ? folders : []);
    if (!areNamed) for (const [path, text] of Object.entries(files)) workspace.openDocument(uriOf(path), text);
    expect((await workspace.update()).projects.size).toBe(count);
  };
  await look(10)();
  const steps = await stepsOf(look(100));
  expect(steps).toBeGreaterThan(100);
  expect((await stepsOf(look(200))) / steps).toBeLessThan(2.3);
});
