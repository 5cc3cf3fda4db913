import { afterEach, describe, expect, test } from 'vitest';
import { type ClientCapabilities, type CodeAction, DiagnosticSeverity } from 'vscode-languageserver-protocol';
import { CAPABLE, Editor, type EditorOptions, Folder } from './editor.ts';
import { FILES, mapOf } from './texts.ts';

const ASKED: ClientCapabilities = {
  ...CAPABLE,
  workspace: { ...CAPABLE.workspace, configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
};
const MAP = 'blocker-map.json';

const running: Editor[] = [];
const folders: Folder[] = [];

afterEach(async () => {
  for (const editor of running.splice(0)) await editor.stop();
  for (const folder of folders.splice(0)) folder.dispose();
});

/** An editor whose settings hold `section` where it is asked for them. */
async function start(options: EditorOptions & { section?: unknown } = {}): Promise<Editor & { section: unknown }> {
  const folder = new Folder(FILES);
  folders.push(folder);
  const editor = Object.assign(new Editor(folder), { section: options.section });
  running.push(editor);
  editor.connection.onRequest('workspace/configuration', ({ items }: { items: readonly { section: string }[] }) =>
    items.map(({ section }) => (section === 'decisionPackets' ? (editor.section ?? null) : null)),
  );
  await editor.initialize({
    processId: process.pid,
    rootUri: null,
    capabilities: options.capabilities ?? CAPABLE,
    workspaceFolders: [{ uri: folder.uri(''), name: 'workspace' }],
    ...options.params,
  });
  await editor.settled();
  return editor;
}

/** How seriously the finding is shown that the map's evidence has no digest: a hint by itself. */
const shown = (editor: Editor) =>
  editor.diagnostics(MAP).find(({ code }) => code === 'evidence-unpinned')?.severity ?? 'not shown';

const tell = (editor: Editor, settings: unknown) =>
  editor.connection.sendNotification('workspace/didChangeConfiguration', { settings });

const raised = (severity: unknown) => ({ rules: { 'evidence-unpinned': severity } });

describe('the setting of rules', () => {
  test('that is not there changes nothing', async () => {
    expect(shown(await start())).toBe(DiagnosticSeverity.Hint);
  });

  test('is taken from the initialization options', async () => {
    const editor = await start({ params: { initializationOptions: raised('warning') } });
    expect(shown(editor)).toBe(DiagnosticSeverity.Warning);
    expect(editor.published.filter(({ uri }) => uri === editor.folder.uri(MAP))).toHaveLength(1);
  });

  test('is asked for where the client can be asked, and again when the client tells that it changed', async () => {
    const editor = await start({ capabilities: ASKED, section: raised('error') });
    await expect.poll(() => shown(editor)).toBe(DiagnosticSeverity.Error);
    expect(editor.registered).toContain('workspace/didChangeConfiguration');
    editor.section = raised('info');
    await tell(editor, null);
    await expect.poll(() => shown(editor)).toBe(DiagnosticSeverity.Information);
    editor.section = {};
    await tell(editor, null);
    await expect.poll(() => shown(editor)).toBe(DiagnosticSeverity.Hint);
  });

  test('is taken as it is told by a client that cannot be asked', async () => {
    const editor = await start({ params: { initializationOptions: raised('warning') } });
    await tell(editor, { decisionPackets: raised('error') });
    await editor.settled();
    expect(shown(editor)).toBe(DiagnosticSeverity.Error);
    await tell(editor, { decisionPackets: {} });
    await editor.settled();
    expect(shown(editor)).toBe(DiagnosticSeverity.Hint);
  });

  test('stays as it is where the client says nothing of it', async () => {
    const params = { initializationOptions: raised('warning') };
    const [asked, told] = [await start({ capabilities: ASKED, params }), await start({ params })];
    for (const settings of [null, {}, { otherServer: {} }, { decisionPackets: null }]) {
      await tell(asked, settings);
      await tell(told, settings);
    }
    await asked.settled();
    await told.settled();
    expect([shown(asked), shown(told)]).toEqual([DiagnosticSeverity.Warning, DiagnosticSeverity.Warning]);
  });

  test('changes nothing but how seriously a finding is shown', async () => {
    const editor = await start();
    const before = editor.diagnostics(MAP);
    await tell(editor, { decisionPackets: raised('error') });
    await editor.settled();
    const after = editor.diagnostics(MAP);
    expect(after).not.toEqual(before);
    expect(after.map((each) => ({ ...each, severity: 0 }))).toEqual(before.map((each) => ({ ...each, severity: 0 })));
  });

  test('shows in the diagnostics of code actions', async () => {
    const editor = await start({ params: { initializationOptions: raised('error') } });
    await editor.open(MAP, undefined, 'blocker-map');
    const actions = await editor.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: editor.folder.uri(MAP) },
      range: editor.rangeOf(MAP, 'evidence/scope.md'),
      context: { diagnostics: [] },
    });
    const pin = actions.find(({ title }) => title.includes('SHA-256'));
    expect(pin?.diagnostics).toEqual(editor.diagnostics(MAP).filter(({ code }) => code === 'evidence-unpinned'));
    expect(pin?.diagnostics?.[0]?.severity).toBe(DiagnosticSeverity.Error);
  });

  test('neither hides nor weakens: what would is left out, and said in the log', async () => {
    const rules = { 'selection-blocked': 'hint', 'evidence-unpinned': 'off', 'claim-titel': 'error' };
    const editor = await start({ params: { initializationOptions: { rules } } });
    editor.folder.write(MAP, mapOf('OPEN'));
    await editor.tell([MAP, 'changed']);
    const [blocked] = editor.diagnostics('next-decision-packet.md').filter(({ code }) => code === 'selection-blocked');
    expect(blocked?.severity).toBe(DiagnosticSeverity.Error);
    expect(editor.log).toEqual([
      'decisionPackets.rules: selection-blocked can be shown as error and nothing less; "hint" is left out.',
      'decisionPackets.rules: evidence-unpinned can be shown as error or warning or info or hint and nothing less; "off" is left out.',
      'decisionPackets.rules: there is no rule "claim-titel". Did you mean "claim-title"?',
    ]);
  });

  test.each([null, 'error', 7, [], { rules: null }, { rules: 'error' }, { rules: [1] }, raised({}), raised(null)])(
    'may be anything, and the server goes on: %j',
    async (section) => {
      const editor = await start({ capabilities: ASKED, section, params: { initializationOptions: section } });
      await tell(editor, section);
      await tell(editor, { decisionPackets: section });
      await editor.settled();
      expect(shown(editor)).toBe(DiagnosticSeverity.Hint);
    },
  );

  test('of a client that answers with an error leaves things as they are', async () => {
    const editor = await start({ capabilities: ASKED, params: { initializationOptions: raised('warning') } });
    editor.connection.onRequest('workspace/configuration', () => {
      throw new Error('No settings here.');
    });
    await tell(editor, null);
    await expect.poll(() => editor.log.join()).toContain('The client does not tell its settings');
    expect(shown(editor)).toBe(DiagnosticSeverity.Warning);
  });
});
