import { afterEach, describe, expect, test } from 'vitest';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeLens,
  CompletionItem,
  CompletionList,
  DocumentSymbol,
  InitializeResult,
  InlayHint,
  Location,
  LocationLink,
  Position,
  SemanticTokens,
  SemanticTokensDelta,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { Badge } from '../../server/src/features/badges.ts';
import { lane, MAP, PACKET } from '../features/lane.ts';
import { Editor, type EditorOptions, Folder } from './editor.ts';
import { VSCODE } from './protocol/clients.ts';

const running: Editor[] = [];
const folders: Folder[] = [];

afterEach(async () => {
  for (const editor of running.splice(0)) await editor.stop();
  for (const folder of folders.splice(0)) folder.dispose();
});

async function start(options: EditorOptions = { capabilities: VSCODE }): Promise<Editor> {
  const folder = new Folder(lane());
  folders.push(folder);
  const editor = await Editor.start(folder, options);
  running.push(editor);
  await editor.open(PACKET);
  await editor.open(MAP, undefined, 'blocker-map');
  return editor;
}

const at = (editor: Editor, name: string, words: string): { textDocument: { uri: string }; position: Position } => ({
  textDocument: { uri: editor.folder.uri(name) },
  position: editor.rangeOf(name, words).start,
});

const whole = (editor: Editor, name: string) => ({
  textDocument: { uri: editor.folder.uri(name) },
  range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
});

const OPTIONS = { tabSize: 2, insertSpaces: true };

describe('over the wire', () => {
  test('a client is told how each thing stands that a packet names, as it is typed', async () => {
    const editor = await start();
    const ask = (name: string) =>
      editor.connection.sendRequest<readonly Badge[] | null>('decisionPackets/badges', {
        uri: editor.folder.uri(name),
      });
    expect((await ask(PACKET))?.at(-1)).toMatchObject({ name: 'HOLD_ALL', label: 'in force', line: 22 });
    await editor.type(PACKET, 'Selected: HOLD_ALL', 'Selected: AUTHORIZE_DRYRUN');
    expect((await ask(PACKET))?.at(-1)).toMatchObject({ name: 'AUTHORIZE_DRYRUN', label: 'not in force' });
    expect(await ask(MAP)).toBeNull();
  });

  test('an ID is completed where it is typed, and described when it is looked at', async () => {
    const editor = await start();
    await editor.type(PACKET, 'LANE-A-SCOPE-1 |', 'ROLL |');
    const { textDocument, position } = at(editor, PACKET, 'ROLL |');
    const behind = { ...position, character: position.character + 4 };
    const list = await editor.connection.sendRequest<CompletionList>('textDocument/completion', {
      textDocument,
      position: behind,
    });
    const item = list.items.find(({ label }) => label === 'LANE-A-ROLLBACK-1');
    expect(item).toMatchObject({
      filterText: 'ROLLBACK-1',
      textEdit: { newText: 'LANE-A-ROLLBACK-1', insert: { start: position, end: behind } },
    });
    const resolved = await editor.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
    expect(JSON.stringify(resolved.documentation)).toContain('prove the rollback');
  });

  test('a hyphen in an ID brings suggestions up, a blank in a sentence none', async () => {
    const editor = await start();
    const ask = async (words: string, triggerCharacter: string) => {
      const { textDocument, position } = at(editor, PACKET, words);
      const params = {
        textDocument,
        position: { ...position, character: position.character + words.length },
        context: { triggerKind: 2, triggerCharacter },
      };
      return (await editor.connection.sendRequest<CompletionList>('textDocument/completion', params)).items;
    };
    expect((await ask('- LANE-', '-')).length).toBeGreaterThan(0);
    expect(await ask('on a ', ' ')).toEqual([]);
  });

  test('files are suggested as evidence', async () => {
    const editor = await start();
    await editor.type(MAP, 'evidence/rollback.md', 'evidence/');
    const { textDocument, position } = at(editor, MAP, 'evidence/');
    const params = { textDocument, position: { ...position, character: position.character + 9 } };
    const { items } = await editor.connection.sendRequest<CompletionList>('textDocument/completion', params);
    expect(items.map(({ label }) => label)).toEqual(['rollback.md']);
  });

  test('a definition, references and highlights are found across files', async () => {
    const editor = await start();
    const place = at(editor, PACKET, 'LANE-A-ROLLBACK-1 — prove');
    const [link] = await editor.connection.sendRequest<LocationLink[]>('textDocument/definition', place);
    expect(link).toMatchObject({ targetUri: editor.folder.uri(MAP) });
    const context = { includeDeclaration: true };
    const found = await editor.connection.sendRequest<Location[]>('textDocument/references', { ...place, context });
    expect(found.map(({ uri }) => uri === editor.folder.uri(MAP)).filter((isMap) => isMap)).toHaveLength(2);
    expect(found).toHaveLength(6);
    expect(await editor.connection.sendRequest<unknown[]>('textDocument/documentHighlight', place)).toHaveLength(4);
  });

  test('the hierarchy leads from a blocker to the options that it gates, and from an option to what it requires', async () => {
    const editor = await start();
    const ask = <R>(method: string, params: object) => editor.connection.sendRequest<R>(method, params);
    const prepare = (name: string, words: string) =>
      ask<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', at(editor, name, words));
    const [blocker] = await prepare(MAP, 'LANE-A-SCOPE-1');
    const incoming = await ask<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item: blocker });
    expect(incoming.map(({ from }) => from.name)).toEqual(['AUTHORIZE_DRYRUN', 'AUTHORIZE_EXECUTION']);
    const outgoing = await ask<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item: incoming[0]?.from });
    expect(outgoing.map(({ to }) => to.name)).toEqual(['LANE-A-ROLLBACK-1', 'CLONE', 'LANE-A-SCOPE-1']);
    expect(await prepare(PACKET, 'the real run')).toEqual([]);
  });

  test('a blocker is renamed in both files, and nothing is to complain about afterwards', async () => {
    const editor = await start();
    const before = editor.codes(PACKET);
    const place = at(editor, PACKET, 'LANE-A-ROLLBACK-1 — prove');
    expect(await editor.connection.sendRequest('textDocument/prepareRename', place)).toMatchObject({
      placeholder: 'LANE-A-ROLLBACK-1',
    });
    const edit = await editor.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
      ...place,
      newName: 'LANE-A-RESTORE-1',
    });
    editor.apply(edit);
    await editor.settled();
    expect(editor.text(PACKET) + editor.text(MAP)).not.toContain('ROLLBACK');
    expect(editor.codes(PACKET)).toEqual(before);
  });

  test('a new name that is taken is refused with the reason', async () => {
    const editor = await start();
    const place = at(editor, PACKET, 'LANE-A-ROLLBACK-1 — prove');
    const asked = editor.connection.sendRequest('textDocument/rename', { ...place, newName: 'LANE-A-SCOPE-1' });
    await expect(asked).rejects.toThrow('LANE-A-SCOPE-1 is taken');
    const nothing = editor.connection.sendRequest('textDocument/prepareRename', at(editor, PACKET, 'the real run'));
    await expect(nothing).rejects.toThrow('Here is no option');
  });

  test('links follow a map that is renamed', async () => {
    const editor = await start();
    const files = [{ oldUri: editor.folder.uri(MAP), newUri: editor.folder.uri('next-blocker-map.json') }];
    const edit = await editor.connection.sendRequest<WorkspaceEdit>('workspace/willRenameFiles', { files });
    editor.apply(edit);
    expect(editor.text(PACKET)).toContain('[the map](next-blocker-map.json)');
    const elsewhere = [{ oldUri: editor.folder.uri('a.txt'), newUri: editor.folder.uri('b.txt') }];
    expect(await editor.connection.sendRequest('workspace/willRenameFiles', { files: elsewhere })).toBeNull();
  });

  test('symbols are shown as a tree and found by their letters', async () => {
    const editor = await start();
    const { textDocument } = whole(editor, MAP);
    const [blockers] = await editor.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument,
    });
    expect(blockers?.children?.map(({ name }) => name)).toEqual(['LANE-A-SCOPE-1', 'LANE-A-ROLLBACK-1']);
    expect(await editor.connection.sendRequest<unknown[]>('workspace/symbol', { query: 'rlbck' })).toHaveLength(1);
  });

  test('lenses, hints, links, folds and growing selections are there', async () => {
    const editor = await start();
    const packet = whole(editor, PACKET);
    const lenses = await editor.connection.sendRequest<CodeLens[]>('textDocument/codeLens', packet);
    expect(lenses.map(({ command }) => command?.title)).toContain('1 of 2 met · operator 1');
    expect((await editor.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', packet)).length).toBeGreaterThan(
      0,
    );
    expect(await editor.connection.sendRequest<unknown[]>('textDocument/documentLink', packet)).toHaveLength(1);
    expect(
      (await editor.connection.sendRequest<unknown[]>('textDocument/foldingRange', packet)).length,
    ).toBeGreaterThan(0);
    const positions = [{ line: 8, character: 4 }];
    expect(
      await editor.connection.sendRequest<unknown[]>('textDocument/selectionRange', { ...packet, positions }),
    ).toHaveLength(1);
  });

  test('what Markdown has itself is left to an editor that says so, and lenses bring its commands along', async () => {
    const initializationOptions = { markdownFeatures: false, clientCommands: true };
    const editor = await start({ capabilities: VSCODE, params: { initializationOptions } });
    const packet = whole(editor, PACKET);
    expect(await editor.connection.sendRequest('textDocument/documentLink', packet)).toEqual([]);
    expect(await editor.connection.sendRequest('textDocument/foldingRange', packet)).toEqual([]);
    const lenses = await editor.connection.sendRequest<CodeLens[]>('textDocument/codeLens', whole(editor, MAP));
    expect(lenses[0]?.command?.command).toBe('decisionPackets.showReferences');
  });

  test('tokens are sent once and then as changes', async () => {
    const editor = await start();
    const packet = whole(editor, PACKET);
    const first = await editor.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', packet);
    expect(first.data.length % 5).toBe(0);
    await editor.type(PACKET, '; operator builds clone', '');
    const delta = await editor.connection.sendRequest<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
      ...packet,
      previousResultId: first.resultId,
    });
    const data = [...first.data];
    for (const { start: from, deleteCount, data: put } of delta.edits) data.splice(from, deleteCount, ...(put ?? []));
    const again = await editor.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', packet);
    expect(data).toEqual(again.data);
    const range = await editor.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/range', packet);
    expect(range.data).toEqual(again.data);
  });

  test('both files are formatted, and stay what they are', async () => {
    const editor = await start();
    for (const name of [PACKET, MAP]) {
      const params = { ...whole(editor, name), options: OPTIONS };
      const edits = await editor.connection.sendRequest<TextEdit[]>('textDocument/formatting', params);
      const { uri } = params.textDocument;
      editor.apply({ documentChanges: [{ textDocument: { uri, version: null }, edits }] });
      await editor.settled();
      expect(await editor.connection.sendRequest('textDocument/rangeFormatting', params)).toEqual([]);
    }
    expect(editor.text(PACKET)).toContain('| HOLD_ALL (default)  | nothing ');
  });

  test('the editor is asked to look again when the map changes what a packet means', async () => {
    const editor = await start();
    const asked: string[] = [];
    for (const view of ['codeLens', 'inlayHint', 'semanticTokens']) {
      editor.connection.onRequest(`workspace/${view}/refresh`, () => {
        asked.push(view);
        return null;
      });
    }
    await editor.type(MAP, '"UNMET"', '"MET"');
    await editor.settled();
    expect(asked.sort()).toEqual(['codeLens', 'inlayHint', 'semanticTokens']);
  });

  test('every feature answers on nonsense, on stale places and on files that are gone', async () => {
    const editor = await start();
    await editor.edit(PACKET, { range: whole(editor, PACKET).range, text: '---\n| option |\n|--\n[](\n\uFEFF\u0000' });
    await editor.edit(MAP, { range: whole(editor, MAP).range, text: '{"blockers": [{"id": [}, "x' });
    const position = { line: 400, character: 400 };
    for (const uri of [
      editor.folder.uri(PACKET),
      editor.folder.uri(MAP),
      editor.folder.uri('gone.packet.md'),
      'untitled:Untitled-1',
    ]) {
      const params = {
        textDocument: { uri },
        position,
        positions: [position],
        range: { start: position, end: position },
        context: { includeDeclaration: true },
        options: OPTIONS,
        previousResultId: 'x',
      };
      for (const method of [
        'completion',
        'definition',
        'references',
        'documentHighlight',
        'documentSymbol',
        'documentLink',
        'foldingRange',
        'selectionRange',
        'codeLens',
        'inlayHint',
        'formatting',
        'rangeFormatting',
        'semanticTokens/full',
        'semanticTokens/full/delta',
        'semanticTokens/range',
      ]) {
        expect(await editor.connection.sendRequest(`textDocument/${method}`, params), method).not.toBeNull();
      }
    }
  });

  test('a plain client gets plain answers', async () => {
    const editor = await start({ capabilities: {} });
    const place = at(editor, PACKET, 'LANE-A-ROLLBACK-1 — prove');
    const [location] = await editor.connection.sendRequest<Location[]>('textDocument/definition', place);
    expect(location).toMatchObject({ uri: editor.folder.uri(MAP), range: { start: { line: 12 } } });
    const edit = await editor.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
      ...place,
      newName: 'LANE-A-X-1',
    });
    expect(Object.keys(edit.changes ?? {}).sort()).toEqual([editor.folder.uri(PACKET), editor.folder.uri(MAP)].sort());
  });

  test('everything that is announced is answered', async () => {
    const folder = new Folder(lane());
    folders.push(folder);
    const editor = new Editor(folder);
    running.push(editor);
    const params = { processId: null, rootUri: folder.uri(''), capabilities: VSCODE };
    const { capabilities }: InitializeResult = await editor.initialize(params);
    const providers = Object.keys(capabilities)
      .filter((name) => name.endsWith('Provider'))
      .sort();
    expect(providers).toEqual([
      'callHierarchyProvider',
      'codeActionProvider',
      'codeLensProvider',
      'completionProvider',
      'definitionProvider',
      'documentFormattingProvider',
      'documentHighlightProvider',
      'documentLinkProvider',
      'documentRangeFormattingProvider',
      'documentSymbolProvider',
      'executeCommandProvider',
      'foldingRangeProvider',
      'hoverProvider',
      'inlayHintProvider',
      'referencesProvider',
      'renameProvider',
      'selectionRangeProvider',
      'semanticTokensProvider',
      'workspaceSymbolProvider',
    ]);
  });
});
