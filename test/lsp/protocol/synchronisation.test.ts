import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { lane, MAP, PACKET } from '../../features/lane.ts';
import { Editor, Folder } from '../editor.ts';
import { VSCODE } from './clients.ts';

/** What is typed and pasted: what the readers look for, and what makes offsets differ from characters and bytes. */
const PIECES = [
  ...[
    '',
    ' ',
    '|',
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    '"',
    '{',
    '}',
    ',',
    '`',
    '- ',
    '# ',
    '---\n',
    '🚀',
    '\ud83d',
    'é',
    '\u2028',
  ],
  ...[
    'LANE-A-SCOPE-1',
    'AUTHORIZE_DRYRUN',
    'Selected: ',
    'above',
    '"status": "PROVEN"',
    '\uFEFF',
    '\0',
    '~~',
    '<!--',
    '-->',
  ],
] as const;

/** A change as random as its place: `from` and `length` are taken modulo what there is. */
interface Change {
  readonly from: number;
  readonly length: number;
  readonly text: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  from: fc.nat(),
  length: fc.oneof({ weight: 3, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(80) }),
  text: fc.array(fc.constantFrom(...PIECES), { maxLength: 3 }).map((pieces) => pieces.join('')),
});

/** What one notification brings: several changes, each on top of the one before. */
const notification = fc.record({
  name: fc.constantFrom(PACKET, MAP),
  changes: fc.array(change, { minLength: 1, maxLength: 3 }),
});

/** One document in two editors: one tells what changed, the other what the text is now. */
class Twins {
  readonly #folder: Folder;
  readonly #texts = new Map<string, TextDocument>();
  readonly #editors: readonly [Editor, Editor];

  private constructor(editors: readonly [Editor, Editor], folder: Folder) {
    this.#editors = editors;
    this.#folder = folder;
  }

  static async start(): Promise<Twins> {
    const folder = new Folder(lane());
    const start = () => Editor.start(folder, { capabilities: VSCODE });
    const twins = new Twins([await start(), await start()], folder);
    for (const name of [PACKET, MAP]) {
      const text = folder.read(name);
      twins.#texts.set(name, TextDocument.create(folder.uri(name), '', 1, text));
      for (const editor of twins.#editors) await editor.open(name, text);
    }
    return twins;
  }

  async take(name: string, changes: readonly Change[]): Promise<void> {
    const document = this.#texts.get(name);
    if (document === undefined) throw new Error(`${name} is not open.`);
    const version = document.version + 1;
    const partial = changes.map(({ from, length, text }): TextDocumentContentChangeEvent => {
      const start = from % (document.getText().length + 1);
      const range = { start: document.positionAt(start), end: document.positionAt(start + length) };
      TextDocument.update(document, [{ range, text }], version);
      return { range, text };
    });
    const [incremental, full] = this.#editors;
    await this.#tell(incremental, document, partial);
    await this.#tell(full, document, [{ text: document.getText() }]);
  }

  async #tell(editor: Editor, { uri, version }: TextDocument, contentChanges: TextDocumentContentChangeEvent[]) {
    await editor.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  /** Everything that each of the two shows now. */
  async shown(): Promise<readonly [unknown, unknown]> {
    const [one, other] = this.#editors;
    return [await this.#shownBy(one), await this.#shownBy(other)];
  }

  async #shownBy(editor: Editor): Promise<unknown> {
    const shown: unknown[] = [];
    for (const [name, document] of this.#texts) {
      const textDocument = { uri: document.uri };
      const end = document.positionAt(document.getText().length);
      const ask = async (method: string, more: object = {}) => {
        shown.push([
          name,
          method,
          await editor.connection.sendRequest(`textDocument/${method}`, { textDocument, ...more }),
        ]);
      };
      for (const method of ['documentSymbol', 'foldingRange', 'codeLens', 'documentLink']) await ask(method);
      await ask('semanticTokens/range', { range: { start: { line: 0, character: 0 }, end } });
      await ask('inlayHint', { range: { start: { line: 0, character: 0 }, end } });
      await ask('formatting', { options: { tabSize: 2, insertSpaces: true } });
      for (const line of [0, Math.floor(end.line / 2), end.line]) {
        const position = { line, character: 5 };
        await ask('hover', { position });
        await ask('completion', { position });
        await ask('selectionRange', { positions: [position] });
      }
      await editor.settled();
      shown.push([name, editor.diagnostics(name)]);
    }
    return shown;
  }

  async stop(): Promise<void> {
    for (const editor of this.#editors) await editor.stop();
    this.#folder.dispose();
  }
}

test('changes that are told one by one give what the whole text gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(notification, { minLength: 1, maxLength: 8 }), async (notifications) => {
      const twins = await Twins.start();
      try {
        for (const { name, changes } of notifications) await twins.take(name, changes);
        const [incremental, full] = await twins.shown();
        expect(incremental).toEqual(full);
      } finally {
        await twins.stop();
      }
    }),
    { numRuns: 15, interruptAfterTimeLimit: 60_000 },
  );
}, 120_000);
