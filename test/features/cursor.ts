import type { Position, Range } from 'vscode-languageserver-protocol';
import { SourceText } from '../../server/src/core/syntax/sourceText.ts';
import type { Span } from '../../server/src/core/syntax/span.ts';
import type { Context } from '../../server/src/features/context.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { MemoryDisk } from '../unit/workspace/memoryFileSystem.ts';
import { CONDITIONS } from '../unit/workspace/texts.ts';

const MARKS = /[│⟦⟧]/g;

/** A text with `│` for the cursor and `⟦ ⟧` around ranges, without these marks, and where they stood. */
export function readMarks(marked: string): {
  readonly text: string;
  readonly cursor: number | undefined;
  readonly spans: readonly Span[];
} {
  let cursor: number | undefined;
  let removed = 0;
  const open: number[] = [];
  const spans: Span[] = [];
  for (const { 0: mark, index } of marked.matchAll(MARKS)) {
    const at = index - removed;
    if (mark === '│') cursor = at;
    else if (mark === '⟦') open.push(at);
    else spans.push({ start: open.pop() ?? at, end: at });
    removed += 1;
  }
  const inOrder = spans.sort((one, other) => one.start - other.start || other.end - one.end);
  return { text: marked.replace(MARKS, ''), cursor, spans: inOrder };
}

/** Puts `⟦ ⟧` around `spans` of `text`, which may be nested. */
export function putMarks(text: string, spans: readonly Span[]): string {
  const marks = spans.flatMap(({ start, end }) => [
    { at: start, mark: '⟦', order: 1, length: end - start },
    { at: end, mark: '⟧', order: 0, length: end - start },
  ]);
  marks.sort(
    (one, other) => other.at - one.at || other.order - one.order || (one.length - other.length) * (one.order * 2 - 1),
  );
  return marks.reduce((marked, { at, mark }) => marked.slice(0, at) + mark + marked.slice(at), text);
}

/** A workspace of marked files, read from a disk in memory; the file with the cursor is the one that is asked about. */
export class Marked {
  readonly context: Context;
  readonly disk: MemoryDisk;
  readonly #sources: ReadonlyMap<string, SourceText>;
  readonly #files: ReadonlyMap<string, ReturnType<typeof readMarks>>;

  private constructor(context: Context, disk: MemoryDisk, files: ReadonlyMap<string, ReturnType<typeof readMarks>>) {
    this.context = context;
    this.disk = disk;
    this.#files = files;
    this.#sources = new Map([...files].map(([path, { text }]) => [path, new SourceText(text)]));
  }

  static async of(files: Readonly<Record<string, string>>, today: string = CONDITIONS.today): Promise<Marked> {
    const hasByteOrderMark = (path: string): boolean => files[path]?.startsWith('\uFEFF') === true;
    const read = new Map(Object.entries(files).map(([path, text]) => [path, readMarks(text.replace(/^\uFEFF/, ''))]));
    const disk = new MemoryDisk();
    for (const [path, { text }] of read) disk.write(`/ws/${path}`, (hasByteOrderMark(path) ? '\uFEFF' : '') + text);
    const workspace = new Workspace(disk.host, { ...CONDITIONS, today });
    workspace.addRoot('file:///ws');
    const snapshot = await workspace.update();
    return new Marked({ snapshot, clientUri: (uri) => uri }, disk, read);
  }

  /** The path of the file with the cursor. */
  get path(): string {
    const found = [...this.#files].find(([, { cursor }]) => cursor !== undefined);
    if (found === undefined) throw new Error('No file has a cursor.');
    return found[0];
  }

  get uri(): string {
    return uriOf(this.path);
  }

  get position(): Position {
    const file = this.#files.get(this.path);
    return this.source(this.path).positionAt(file?.cursor ?? 0);
  }

  source(path: string): SourceText {
    const source = this.#sources.get(path);
    if (source === undefined) throw new Error(`There is no file ${path}.`);
    return source;
  }

  /** The ranges that the marks of all files demand, as `path: text` with their places. */
  get marked(): readonly string[] {
    return [...this.#files]
      .flatMap(([path, { spans }]) => spans.map((span) => this.show(uriOf(path), this.source(path).rangeOf(span))))
      .sort();
  }

  /** A range as one line: where it is, and what stands there. */
  show(uri: string, range: Range): string {
    const path = pathOf(uri);
    const source = this.source(path);
    const { line, character } = range.start;
    return `${path}:${line + 1}:${character + 1} ${source.slice(source.spanOf(range))}`;
  }
}

export const uriOf = (path: string): string => `file:///ws/${encodeURI(path)}`;
export const pathOf = (uri: string): string => decodeURIComponent(uri.slice('file:///ws/'.length));
