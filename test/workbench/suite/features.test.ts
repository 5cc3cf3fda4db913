import assert from 'node:assert/strict';
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CodeLens,
  type CompletionList,
  commands,
  type DocumentHighlight,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type InlayHint,
  type Location,
  type LocationLink,
  type Position,
  Range,
  type SelectionRange,
  type SemanticTokens,
  type SymbolInformation,
  type TextEdit,
  Uri,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import { mapUri, open, packetUri, rangeOf, replace, restoreFilesAfterEach, until } from './support.ts';

const ID = 'REL-7-ROLLBACK-1';

describe('language features', () => {
  restoreFilesAfterEach();

  it('an ID leads from the packet to its entry in the map', async () => {
    const position = await placeOf(packetUri, ID);
    const found = await until('A definition', async () => {
      const links = await ask<(Location | LocationLink)[]>('vscode.executeDefinitionProvider', packetUri, position);
      return links.find((link) => 'targetUri' in link);
    });
    assert.equal(found.targetUri.path, mapUri.path);
  });

  it('references are found in both files', async () => {
    const position = await placeOf(mapUri, ID);
    const found = await until('References', async () => {
      const locations = await ask<Location[]>('vscode.executeReferenceProvider', mapUri, position);
      return locations.length > 1 && locations;
    });
    const paths = new Set(found.map(({ uri }) => uri.path));
    assert.deepEqual(paths, new Set([mapUri.path, packetUri.path]));
  });

  it('a rename edits both files', async () => {
    const position = await placeOf(packetUri, ID);
    const edit = await ask<WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      packetUri,
      position,
      'REL-7-RESTORE-1',
    );
    const paths = new Set(edit.entries().map(([uri]) => uri.path));
    assert.deepEqual(paths, new Set([mapUri.path, packetUri.path]));
  });

  it('a blocker is highlighted wherever its file names it', async () => {
    const position = await placeOf(packetUri, ID);
    const document = await open(packetUri);
    const highlights = await ask<DocumentHighlight[]>('vscode.executeDocumentHighlights', packetUri, position);
    const words = highlights.map(({ range }) => document.getText(range));
    assert.deepEqual(words, [ID, ID]);
  });

  it('the search for symbols finds a blocker by words of its title', async () => {
    await open(packetUri);
    const found = await until('A symbol', async () => {
      const symbols = await ask<SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'restore brings');
      return symbols.find(({ name }) => name.includes(ID));
    });
    assert.equal(found.location.uri.path, mapUri.path);
  });

  it('a selection grows from the ID to the cell and on to the table', async () => {
    const document = await open(packetUri);
    const position = await placeOf(packetUri, ID);
    const [innermost] = await ask<SelectionRange[]>('vscode.executeSelectionRangeProvider', packetUri, [position]);
    const texts: string[] = [];
    for (let each = innermost; each !== undefined; each = each.parent) texts.push(document.getText(each.range).trim());
    assert.ok(texts.includes(ID), texts.join(' < '));
    assert.ok(
      texts.some((text) => text.startsWith('| option |')),
      texts.join(' < '),
    );
  });

  it('tokens are there for the packet and the map', async () => {
    for (const uri of [packetUri, mapUri]) {
      await open(uri);
      const tokens = await ask<SemanticTokens>('vscode.provideDocumentSemanticTokens', uri);
      assert.ok(tokens.data.length > 0 && tokens.data.length % 5 === 0, uri.path);
    }
  });

  it('the map links its evidence', async () => {
    await open(mapUri);
    const links = await ask<DocumentLink[]>('vscode.executeLinkProvider', mapUri);
    const targets = links.map(({ target }) => target?.path ?? '');
    assert.ok(
      targets.some((path) => path.endsWith('/evidence/rollback-design.md')),
      targets.join(', '),
    );
  });

  it('a map that is renamed stays the map of its packet', async () => {
    const before = (await open(packetUri)).getText();
    const renamed = Uri.joinPath(mapUri, '../renamed-blocker-map.json');
    await rename(mapUri, renamed);
    const after = await until('The new name', async () => {
      const text = (await open(packetUri)).getText();
      return text.includes('renamed-blocker-map.json') && text;
    });
    assert.equal(after, before.replace('release-blocker-map.json', 'renamed-blocker-map.json'));
    await rename(renamed, mapUri);
    await until('The old name', async () => (await open(packetUri)).getText() === before);
  });

  it('the call hierarchy shows which options a blocker gates', async () => {
    const position = await placeOf(packetUri, ID);
    const calls = await until('A hierarchy', async () => {
      const [item] = (await ask<CallHierarchyItem[]>('vscode.prepareCallHierarchy', packetUri, position)) ?? [];
      return item && commands.executeCommand<CallHierarchyIncomingCall[]>('vscode.provideIncomingCalls', item);
    });
    const rehearsal = calls.find(({ from }) => from.name === 'AUTHORIZE_REHEARSAL_ONLY');
    assert.equal(rehearsal?.from.uri.path, packetUri.path, calls.map(({ from }) => from.name).join(', '));
    assert.match(rehearsal.from.detail ?? '', /needs it .* of \d+ met/);
  });

  it('completion offers the blockers behind a hyphen, with a whole word to replace', async () => {
    const document = await open(packetUri);
    const { start } = rangeOf(document, ID);
    const behind = start.translate(0, 'REL-'.length);
    const list = await ask<CompletionList>('vscode.executeCompletionItemProvider', packetUri, behind, '-');
    const item = list.items.find(({ label }) => labelOf(label) === ID);
    assert.ok(item, list.items.map(({ label }) => labelOf(label)).join(', '));
    const range = item.range instanceof Range ? item.range : item.range?.replacing;
    assert.equal(range && document.getText(range), ID);
  });

  it('the outline has the options, and the headings that Markdown has once', async () => {
    await open(packetUri);
    const symbols = await until('An outline', async () => {
      const found = await ask<DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', packetUri);
      return found.some(({ name }) => name === 'Options') && found;
    });
    const names = namesIn(symbols);
    assert.ok(names.includes('AUTHORIZE_REHEARSAL_ONLY'));
    const headings = names.filter((name) => /decision packet/i.test(name));
    assert.ok(headings.length <= 1, headings.join(', '));
  });

  it('folding and links of a packet are those of Markdown, once each', async () => {
    await open(packetUri);
    const folds = await ask<FoldingRange[]>('vscode.executeFoldingRangeProvider', packetUri);
    assert.equal(new Set(folds.map(({ start }) => start)).size, folds.length);
    const links = await ask<DocumentLink[]>('vscode.executeLinkProvider', packetUri);
    assert.equal(new Set(links.map(({ range }) => range.start.line * 1000 + range.start.character)).size, links.length);
  });

  it('a lens over an entry of the map shows its references', async () => {
    await open(mapUri);
    const lens = await until('A lens', async () => {
      const lenses = await ask<CodeLens[]>('vscode.executeCodeLensProvider', mapUri, 100);
      return lenses.find(({ command }) => command?.command === 'decisionPackets.showReferences');
    });
    assert.match(lens.command?.title ?? '', /gates \d+ options? · \d+ references?/);
    await ask('decisionPackets.showReferences', ...(lens.command?.arguments ?? []));
  });

  it('hints tell what the preconditions have come to', async () => {
    const document = await open(packetUri);
    const whole = new Range(0, 0, document.lineCount, 0);
    const hints = await until('Hints', async () => {
      const found = await ask<InlayHint[]>('vscode.executeInlayHintProvider', packetUri, whole);
      return found.length > 0 && found;
    });
    assert.match(String(hints[0]?.label), /[✓✗]/);
  });

  it('formatting lays out the map and changes no word of it', async () => {
    await replace(mapUri, '"version": 1', '"version":    1');
    const document = await open(mapUri);
    const edits = await ask<TextEdit[]>('vscode.executeFormatDocumentProvider', mapUri, {
      tabSize: 2,
      insertSpaces: true,
    });
    assert.ok(edits.length > 0);
    for (const { range, newText } of edits) assert.match(document.getText(range) + newText, /^\s*$/);
  });

  it('formatting a part of the packet lays out the options table', async () => {
    const document = await open(packetUri);
    const row = rangeOf(document, '| HOLD_RELEASE (default)');
    const options = { tabSize: 2, insertSpaces: true };
    const edits = await ask<TextEdit[]>('vscode.executeFormatRangeProvider', packetUri, row, options);
    assert.ok(edits.length > 0);
    for (const { range, newText } of edits) {
      assert.equal(newText.replace(/[\s-]/g, ''), document.getText(range).replace(/[\s-]/g, ''));
    }
  });
});

const ask = async <T>(command: string, ...rest: readonly unknown[]): Promise<T> =>
  (await commands.executeCommand<T>(command, ...rest)) as T;

async function rename(from: Uri, to: Uri): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.renameFile(from, to);
  assert.ok(await workspace.applyEdit(edit));
}

async function placeOf(uri: Uri, text: string): Promise<Position> {
  return rangeOf(await open(uri), text).start.translate(0, 2);
}

const labelOf = (label: string | { readonly label: string }): string =>
  typeof label === 'string' ? label : label.label;

const namesIn = (symbols: readonly DocumentSymbol[]): string[] =>
  symbols.flatMap(({ name, children }) => [name, ...namesIn(children ?? [])]);
