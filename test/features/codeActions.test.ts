import { describe, expect, test } from 'vitest';
import type { CodeAction, CodeActionContext } from 'vscode-languageserver-protocol';
import { check, checkFile } from '../../server/src/core/check.ts';
import type { Finding, Fix } from '../../server/src/core/rules/rule.ts';
import { type CodeActionTraits, codeActions } from '../../server/src/features/codeActions.ts';
import { toDiagnostic } from '../../server/src/features/diagnostics.ts';
import { combineSafeFixes } from '../../server/src/features/fixAll.ts';
import { atOnce } from '../support/atOnce.ts';
import { Marked } from './cursor.ts';
import { lane, MAP, PACKET, put } from './lane.ts';

const TRAITS = { relatedInformation: true, codeDescription: true, tags: true };

const selecting = put(
  'Selected: HOLD_ALL',
  'Selected: AUTHORIZE_REHEARSAL\n\nDecided by: owner\n\nDecided on: 2026-06-11',
);
const claiming = put('"status": "OPEN"', '"status": "RESOLVED"');

/** What a client that can do everything is offered at the cursor, or what another one is. */
async function offered(
  marked: Marked,
  {
    traits = { documentChanges: true, createFiles: true },
    showDocument = true,
    findings,
    only,
    triggerKind,
  }: Partial<CodeActionTraits> & Partial<CodeActionContext> = {},
): Promise<CodeAction[]> {
  const { file, project } = marked.context.snapshot.files.get(marked.uri) ?? {};
  if (file === undefined || project === undefined) throw new Error('The cursor is in no packet or map.');
  const context: CodeActionTraits = {
    ...marked.context,
    versionOf: (uri) => (uri === marked.uri ? 7 : null),
    traits,
    showDocument,
    findings: findings ?? checkFile(file, project),
    toDiagnostic: (finding) => toDiagnostic(finding, file.source, TRAITS, marked.context),
  };
  const at = { start: marked.position, end: marked.position };
  return atOnce(codeActions(marked.uri, at, { ...(only && { only }), ...(triggerKind && { triggerKind }) }, context));
}

const at = (file: string, what: string, by: string, change: Record<string, (text: string) => string> = {}) =>
  Marked.of(lane({ ...change, [file]: (text) => put(what, by)((change[file] ?? ((same) => same))(text)) }));

const titles = (actions: readonly CodeAction[]) => actions.map(({ title }) => title);

describe('a quick fix', () => {
  test('at the selection reverts it, and says what it mends', async () => {
    const marked = await at(PACKET, 'Selected: AUTHORIZE', 'Selected: AUTH│ORIZE', { [PACKET]: selecting });
    const [revert] = await offered(marked, { only: ['quickfix'] });
    expect(revert).toMatchObject({ title: 'Revert to HOLD_ALL', kind: 'quickfix', isPreferred: true });
    expect(revert?.diagnostics?.map(({ code }) => code)).toContain('selection-blocked');
    expect(revert?.edit).toEqual({
      documentChanges: [
        {
          textDocument: { uri: marked.uri, version: 7 },
          edits: [{ range: expect.anything(), newText: 'HOLD_ALL' }],
        },
      ],
    });
  });

  test('at the entry of the map that breaks it edits the packet', async () => {
    const both = { [PACKET]: put('ROLLBACK-1 design', 'ROLLBACK-1 resolved'), [MAP]: (text: string) => text };
    const changes = { ...both, [PACKET]: (text: string) => selecting(both[PACKET](text)) };
    const marked = await at(MAP, '"DESIGNED"', '"DESI│GNED"', changes);
    const revert = (await offered(marked)).find(({ title }) => title.includes('HOLD_ALL'));
    expect(revert?.edit?.documentChanges).toMatchObject([
      { textDocument: { uri: `file:///ws/${PACKET}`, version: null }, edits: [{ newText: 'HOLD_ALL' }] },
    ]);
  });

  test('is offered once, whatever number of findings it mends', async () => {
    const marked = await at(PACKET, 'Selected: AUTHORIZE', 'Selected: AUTH│ORIZE', {
      [PACKET]: (text) => put('Decided by: owner', '')(selecting(text)),
    });
    const actions = await offered(marked, { only: ['quickfix'] });
    expect(titles(actions).filter((title) => title === 'Revert to HOLD_ALL')).toHaveLength(1);
    expect(actions[0]?.diagnostics?.length).toBeGreaterThan(1);
  });

  test('is not offered away from what it mends, nor where other kinds are asked for', async () => {
    const away = await at(PACKET, '## Standing', '## Stan│ding', { [PACKET]: selecting });
    expect(titles(await offered(away, { only: ['quickfix'] }))).toEqual([]);
    const here = await at(PACKET, 'Selected: AUTHORIZE', 'Selected: AUTH│ORIZE', { [PACKET]: selecting });
    expect(await offered(here, { only: ['refactor'] })).toEqual([]);
  });

  test('comes as plain changes to a client that knows no versions', async () => {
    const marked = await at(PACKET, 'Selected: AUTHORIZE', 'Selected: AUTH│ORIZE', { [PACKET]: selecting });
    const [revert] = await offered(marked, { traits: { documentChanges: false, createFiles: false } });
    expect(revert?.edit).toEqual({ changes: { [marked.uri]: [{ range: expect.anything(), newText: 'HOLD_ALL' }] } });
  });
});

describe('what a fix does', () => {
  const finding = (marked: Marked, ...fixes: readonly Fix[]): Finding => ({
    code: 'example',
    severity: 'error',
    uri: marked.uri,
    span: { start: 0, end: 5 },
    message: 'An example.',
    related: [],
    fixes: () => fixes,
  });
  const fix = (action: Fix['action'], preferred = false): Fix => ({ title: 'Do it', action, preferred, safe: false });
  const here = () => at(PACKET, '# Next', '│# Next');

  test('may be to create a file, for a client that can, without touching one that is there', async () => {
    const marked = await here();
    const findings = [finding(marked, fix({ kind: 'create', uri: 'file:///ws/new.json', text: '{}\n' }))];
    const [create] = await offered(marked, { findings });
    expect(create?.edit?.documentChanges).toEqual([
      { kind: 'create', uri: 'file:///ws/new.json', options: { overwrite: false, ignoreIfExists: false } },
      {
        textDocument: { uri: 'file:///ws/new.json', version: null },
        edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: '{}\n' }],
      },
    ]);
    expect(await offered(marked, { findings, traits: { documentChanges: true, createFiles: false } })).toEqual([]);
  });

  test('may be to show a place, for a client that can', async () => {
    const marked = await here();
    const uri = `file:///ws/${MAP}`;
    const findings = [finding(marked, fix({ kind: 'open', uri, span: { start: 0, end: 1 } }))];
    const [open] = await offered(marked, { findings });
    expect(open?.command).toMatchObject({ command: 'decisionPackets.showPlace', arguments: [{ uri }] });
    expect(open?.edit).toBeUndefined();
    expect(await offered(marked, { findings, showDocument: false })).toEqual([]);
  });

  test('is offered whole or not at all', async () => {
    const marked = await here();
    const edits = [{ span: { start: 0, end: 1 }, newText: '' }];
    const files = [
      { uri: marked.uri, edits },
      { uri: 'file:///ws/gone.md', edits },
    ];
    expect(await offered(marked, { findings: [finding(marked, fix({ kind: 'edit', files }))] })).toEqual([]);
  });

  test('stands first when it is preferred', async () => {
    const marked = await here();
    const edit = (newText: string): Fix['action'] => ({
      kind: 'edit',
      files: [{ uri: marked.uri, edits: [{ span: { start: 0, end: 1 }, newText }] }],
    });
    const findings = [finding(marked, { ...fix(edit('a')), title: 'a' }, { ...fix(edit('b'), true), title: 'b' })];
    expect(titles(await offered(marked, { findings }))).toEqual(['b', 'a']);
  });
});

describe('of very many findings', () => {
  /** A long packet, in which `count` options each ask for a blocker that is misspelt, which only a person can mend. */
  const misspelt = (count: number) =>
    Marked.of(
      lane({
        [PACKET]: (text) => {
          const rows = Array.from({ length: count }, (_, n) => `| GO_${n} | x | LANE-A-SCOPPE-1 |\n`).join('');
          return `│${selecting(text).replace(/^\| AUTHORIZE_REHEARSAL/m, `${rows}$&`)}\n${'word '.repeat(200_000)}\n`;
        },
      }),
    );

  async function offeredEverywhere(marked: Marked) {
    const { file, project } = marked.context.snapshot.files.get(marked.uri) ?? {};
    if (file === undefined || project === undefined) throw new Error('There is no such file.');
    const everywhere = file.source.rangeOf({ start: 0, end: file.source.text.length });
    const context: CodeActionTraits = {
      ...marked.context,
      versionOf: () => null,
      traits: { documentChanges: true, createFiles: true },
      showDocument: true,
      findings: checkFile(file, project),
      toDiagnostic: (finding) => toDiagnostic(finding, file.source, TRAITS, marked.context),
    };
    return atOnce(codeActions(marked.uri, everywhere, { only: ['quickfix'] }, context));
  }

  test('those that are safe are offered, however many there are, and the others as far as they can be judged', async () => {
    const actions = await offeredEverywhere(await misspelt(100));
    expect(actions.filter(({ title }) => title === 'Revert to HOLD_ALL')).toHaveLength(1);
    const changes = actions.filter(({ title }) => title === 'Change to LANE-A-SCOPE-1');
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.length).toBeLessThan(10);
  });
});

describe('fixing all', () => {
  test('makes a packet safe, whatever else is wrong with it', async () => {
    const marked = await at(PACKET, '# Next', '│# Next', { [PACKET]: selecting });
    const [all] = await offered(marked, { only: ['source.fixAll'] });
    expect(all).toMatchObject({ kind: 'source.fixAll.decision-packets' });
    expect(JSON.stringify(all?.edit)).toContain('HOLD_ALL');
    expect(await offered(marked, { triggerKind: 2 })).toEqual([]);
  });

  test('is not offered where there is nothing to fix', async () => {
    expect(await offered(await at(PACKET, '# Next', '│# Next'), { only: ['source.fixAll'] })).toEqual([]);
  });

  test('does not reach into other files', async () => {
    const marked = await at(MAP, '"lane"', '"la│ne"', { [PACKET]: selecting, [MAP]: claiming });
    const [all] = await offered(marked, { only: ['source.fixAll.decision-packets'] });
    expect(all?.edit?.documentChanges).toMatchObject([{ textDocument: { uri: marked.uri } }]);
    expect(JSON.stringify(all?.edit)).not.toContain('HOLD_ALL');
  });

  test('ends, and no error is left that it could mend', async () => {
    let files = lane({ [PACKET]: selecting, [MAP]: claiming });
    for (let round = 0; round < 5; round += 1) {
      const marked = await Marked.of(files);
      const [project] = marked.context.snapshot.projects.values();
      if (project === undefined) throw new Error('There is no project.');
      const found = check(project);
      const edits = [...found].map(([uri, findings]) => ({ uri, ...combineSafeFixes(uri, findings) }));
      if (edits.every((each) => each.edits.length === 0)) {
        const left = [...found.values()].flat().filter(({ fixes }) => fixes().some(({ safe }) => safe));
        expect(left).toEqual([]);
        expect(project.packets.get(`file:///ws/${PACKET}`)?.evaluation.decision.inForce).toBe('HOLD_ALL');
        return;
      }
      files = Object.fromEntries(
        Object.entries(files).map(([path, text]) => {
          const own = edits.find(({ uri }) => uri === `file:///ws/${path}`)?.edits ?? [];
          const apply = (current: string, { span, newText }: (typeof own)[number]) =>
            current.slice(0, span.start) + newText + current.slice(span.end);
          return [path, own.toReversed().reduce(apply, text)];
        }),
      );
    }
    throw new Error('There is always something left to fix.');
  });

  test('takes of two edits that get in each other’s way the first', () => {
    const edit = (start: number, end: number, newText: string) => ({ span: { start, end }, newText });
    const findingOf = (...edits: ReturnType<typeof edit>[]): Finding => ({
      code: 'example',
      severity: 'error',
      uri: 'file:///a',
      span: { start: 0, end: 0 },
      message: '',
      related: [],
      fixes: () => [
        { title: '', preferred: true, safe: true, action: { kind: 'edit', files: [{ uri: 'file:///a', edits }] } },
      ],
    });
    const findings = [
      findingOf(edit(4, 8, 'x')),
      findingOf(edit(6, 10, 'y'), edit(20, 21, 'y')),
      findingOf(edit(4, 8, 'x'), edit(30, 30, 'z')),
      findingOf(edit(30, 30, 'w')),
      findingOf(edit(8, 9, 'v')),
    ];
    const { edits, fixed } = combineSafeFixes('file:///a', findings);
    expect(edits).toEqual([edit(4, 8, 'x'), edit(8, 9, 'v'), edit(30, 30, 'z')]);
    expect(fixed).toEqual([findings[0], findings[2], findings[4]]);
  });
});
