import assert from 'node:assert/strict';
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CodeLens,
  type CompletionList,
  commands,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type InlayHint,
  type Location,
  type LocationLink,
  type Position,
  Range,
  type TextEdit,
  type Uri,
  type WorkspaceEdit,
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
});

const ask = async <T>(command: string, ...rest: readonly unknown[]): Promise<T> =>
  (await commands.executeCommand<T>(command, ...rest)) as T;

async function placeOf(uri: Uri, text: string): Promise<Position> {
  return rangeOf(await open(uri), text).start.translate(0, 2);
}

const labelOf = (label: string | { readonly label: string }): string =>
  typeof label === 'string' ? label : label.label;

const namesIn = (symbols: readonly DocumentSymbol[]): string[] =>
  symbols.flatMap(({ name, children }) => [name, ...namesIn(children ?? [])]);
