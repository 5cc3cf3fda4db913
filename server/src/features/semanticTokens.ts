import type { CancellationToken, Range, SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver-protocol';
import { optionById } from '../core/evaluate/evaluation.ts';
import { reaches } from '../core/packet/level.ts';
import type { ProjectFile } from '../core/project.ts';
import type { Span } from '../core/syntax/span.ts';
import { mapAt } from '../workspace/snapshot.ts';
import type { Context } from './context.ts';
import { type Place, placesAround, placesOf } from './place.ts';
import { optionsAround } from './places/optionsAround.ts';
import { scopeOf } from './things.ts';

/** Places in the legend that is announced. */
const TYPES = { option: 0, blocker: 1, condition: 2, grant: 3, status: 4 } as const;
const DECLARATION = 1;
const MET = 2;
const UNMET = 4;

interface Token {
  readonly span: Span;
  readonly type: number;
  readonly modifiers: number;
}

/** The IDs and statuses of a file, met and unmet told apart; only those in `range` where there is one. */
export function semanticTokens(
  uri: string,
  range: Range | undefined,
  context: Context,
  token?: Pick<CancellationToken, 'isCancellationRequested'>,
): number[] {
  const file = context.snapshot.files.get(uri)?.file;
  if (file === undefined || token?.isCancellationRequested === true) return [];
  const within = range && file.source.spanOf(range);
  const isWanted = ({ span }: Token): boolean =>
    within === undefined || (span.start < within.end && within.start < span.end);
  return encode(tokensOf(file, within, context).filter(isWanted), file);
}

function tokensOf(file: ProjectFile, within: Span | undefined, context: Context): Token[] {
  const isMet = verdicts(file, within, context);
  const tokens: Token[] = [];
  let end = 0;
  for (const place of within === undefined ? placesOf(file) : placesAround(file, within)) {
    const type = TYPES[place.kind as keyof typeof TYPES];
    const { span } = place;
    // Tokens neither overlap nor run over lines.
    if (type === undefined || span.start < end || span.end <= span.start || /[\r\n]/.test(file.source.slice(span)))
      continue;
    const met = isMet(place);
    const declaration = 'isDeclaration' in place && place.isDeclaration ? DECLARATION : 0;
    tokens.push({ span, type, modifiers: declaration | (met === undefined ? 0 : met ? MET : UNMET) });
    end = span.end;
  }
  return tokens;
}

/** Whether what a place names is met: in a precondition at the level that is asked for there, elsewhere RESOLVED. */
function verdicts(
  file: ProjectFile,
  within: Span | undefined,
  { snapshot }: Context,
): (place: Place) => boolean | undefined {
  const earned = file.kind === 'blocker-map' ? file.earned : mapAt(snapshot, scopeOf(file))?.earned;
  const required = new Map<number, boolean>();
  if (file.kind === 'packet') {
    const { options, requirementsOf } = file.evaluation;
    for (const { read } of optionsAround(options, within)) {
      for (const statement of read.statements) {
        if (statement.kind === 'inherit' || statement.kind === 'all-blockers') continue;
        for (const { at, met } of requirementsOf(read, statement)) required.set(at.start, met);
      }
    }
  }
  return (place) => {
    const asked = required.get(place.span.start);
    if (asked !== undefined) return asked;
    switch (place.kind) {
      case 'blocker': {
        const lookup = earned?.lookup(place.ids.length === 1 ? (place.ids[0] as string) : place.written);
        return lookup?.kind === 'known' && reaches(lookup.earned.level, 'RESOLVED');
      }
      case 'option':
        return file.kind === 'packet' ? optionById(file.evaluation, place.id)?.available : undefined;
      case 'condition':
        return place.id !== undefined && earned?.condition(place.id)?.met === true;
      case 'grant':
        return earned?.grant(place.id)?.met === true;
      default:
        return undefined;
    }
  };
}

/** Five numbers for each token, relative to the one before (LSP 3.17, section Semantic Tokens). */
function encode(tokens: readonly Token[], { source }: ProjectFile): number[] {
  const data: number[] = [];
  let last = { line: 0, character: 0 };
  for (const { span, type, modifiers } of tokens) {
    const start = source.positionAt(span.start);
    const deltaLine = start.line - last.line;
    const deltaStart = deltaLine === 0 ? start.character - last.character : start.character;
    data.push(deltaLine, deltaStart, span.end - span.start, type, modifiers);
    last = start;
  }
  return data;
}

/** The tokens that a client has been given last, by URI, so that it can be told what changed. */
export class TokenResults {
  readonly #last = new Map<string, { readonly resultId: string; readonly data: readonly number[] }>();
  #count = 0;

  full(uri: string, data: number[]): SemanticTokens {
    this.#count += 1;
    const resultId = String(this.#count);
    this.#last.set(uri, { resultId, data });
    return { resultId, data };
  }

  /** What changed since the result `previous`; all of it where that is not the last one. */
  delta(uri: string, previous: string, data: number[]): SemanticTokens | SemanticTokensDelta {
    const last = this.#last.get(uri);
    const { resultId } = this.full(uri, data);
    if (last?.resultId !== previous) return { resultId: resultId as string, data };
    return { resultId: resultId as string, edits: difference(last.data, data) };
  }

  forget(uri: string): void {
    this.#last.delete(uri);
  }
}

/** One edit from the first number that differs to the last one. */
function difference(before: readonly number[], after: readonly number[]) {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  if (start === before.length && start === after.length) return [];
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return [{ start, deleteCount: before.length - start - end, data: after.slice(start, after.length - end) }];
}
