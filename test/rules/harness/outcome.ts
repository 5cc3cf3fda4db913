import type { FixAction } from '../../../server/src/core/rules/rule.ts';
import { SourceText } from '../../../server/src/core/syntax/sourceText.ts';
import { pathOf } from './projectOf.ts';

/** The files as they are after `action`; an action that only shows a place changes none. */
export function applyAction(action: FixAction, files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const after = new Map(files);
  if (action.kind === 'create') {
    if (after.has(pathOf(action.uri))) throw new Error(`The fix creates ${action.uri}, which is there already.`);
    after.set(pathOf(action.uri), action.text);
  }
  if (action.kind !== 'edit') return after;
  for (const { uri, edits } of action.files) {
    const path = pathOf(uri);
    let text = after.get(path);
    if (text === undefined) throw new Error(`The fix edits ${uri}, which is not there.`);
    let before = text.length;
    for (const { span, newText } of edits.toSorted(lastFirst)) {
      if (span.end > before || span.start > span.end || span.start < 0) throw new Error(`Edits of ${uri} overlap.`);
      text = text.slice(0, span.start) + newText + text.slice(span.end);
      before = span.start;
    }
    after.set(path, text);
  }
  return after;
}

const lastFirst = (one: { span: { start: number; end: number } }, other: typeof one): number =>
  other.span.start - one.span.start || other.span.end - one.span.end;

/**
 * What a fix did, as a fixture writes it: for each file its path and the lines that went (`- `) and came (`+ `),
 * for a new one `new path` and its lines, for a place `open path:line:column`.
 */
export function describeOutcome(action: FixAction, files: ReadonlyMap<string, string>): string {
  if (action.kind === 'open') {
    const { line, character } = new SourceText(files.get(pathOf(action.uri)) ?? '').positionAt(action.span.start);
    return `open ${pathOf(action.uri)}:${line + 1}:${character + 1}`;
  }
  if (action.kind === 'create') return [`new ${pathOf(action.uri)}`, ...linesOf(action.text).map(added)].join('\n');
  const after = applyAction(action, files);
  return action.files
    .map(({ uri }) => pathOf(uri))
    .flatMap((path) => [path, ...changedLines(linesOf(files.get(path) ?? ''), linesOf(after.get(path) ?? ''))])
    .join('\n');
}

const added = (line: string): string => `+ ${line}`.trimEnd();
const removed = (line: string): string => `- ${line}`.trimEnd();
const linesOf = (text: string): string[] => text.replace(/\r?\n$/, '').split(/\r?\n/);

/** The lines that differ, by the longest common subsequence. */
function changedLines(before: readonly string[], after: readonly string[]): string[] {
  const common = before.map(() => new Array<number>(after.length + 1).fill(0));
  common.push(new Array<number>(after.length + 1).fill(0));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      (common[i] as number[])[j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && before[i] === after[j]) [i, j] = [i + 1, j + 1];
    else if (i < before.length && at(i + 1, j) >= at(i, j + 1)) lines.push(removed(before[i++] as string));
    else if (j < after.length) lines.push(added(after[j++] as string));
    else lines.push(removed(before[i++] as string));
  }
  return lines;
}
