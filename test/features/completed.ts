import type { CompletionItem, TextEdit } from 'vscode-languageserver-protocol';
import { completion } from '../../server/src/features/completion/completion.ts';
import type { CompletionTraits } from '../../server/src/features/completion/suggestion.ts';
import { withoutPlaceholders } from '../../server/src/features/completion/suggestion.ts';
import { Marked } from './cursor.ts';

export const TRAITS: CompletionTraits = {
  snippets: true,
  insertReplace: false,
  labelDetails: false,
  markdown: true,
  kinds: new Set([19, 20]),
  suggestsAgain: false,
};

/** What is suggested at the cursor of some marked files. */
export class Completed {
  readonly marked: Marked;
  readonly items: readonly CompletionItem[];

  private constructor(marked: Marked, items: readonly CompletionItem[]) {
    this.marked = marked;
    this.items = items;
  }

  static async in(files: Readonly<Record<string, string>>, trigger?: string, traits = TRAITS): Promise<Completed> {
    const marked = await Marked.of(files);
    const list = (uri: string) => marked.disk.list(uri);
    const request = { uri: marked.uri, position: marked.position, trigger };
    return new Completed(marked, (await completion(request, { ...marked.context, traits, list })).items);
  }

  get labels(): readonly string[] {
    return this.items.map(({ label }) => label);
  }

  item(label: string): CompletionItem {
    const found = this.items.find((item) => item.label === label);
    if (found === undefined) throw new Error(`${label} is not among ${this.labels.join(', ')}.`);
    return found;
  }

  /** The line of the cursor with this item taken, its placeholders filled in. */
  taken(label: string): string {
    return this.textWith(label).split(/\r?\n/)[this.marked.position.line] ?? '';
  }

  textWith(label: string): string {
    const source = this.marked.source(this.marked.path);
    const item = this.item(label);
    const edits = [item.textEdit as TextEdit, ...(item.additionalTextEdits ?? [])]
      .map(({ range, newText }) => ({ ...source.spanOf(range), newText }))
      .sort((one, other) => other.start - one.start);
    const text = edits.reduce(
      (done, { start, end, newText }) => done.slice(0, start) + newText + done.slice(end),
      source.text,
    );
    return item.insertTextFormat === 2 ? withoutPlaceholders(text) : text;
  }
}
