import type { CancellationToken, SymbolInformation } from 'vscode-languageserver-protocol';
import type { ProjectFile } from '../core/project.ts';
import type { Span } from '../core/syntax/span.ts';
import { nameOf } from '../workspace/uris.ts';
import type { Context } from './context.ts';
import { SYMBOL_KINDS, type SymbolName } from './symbolKinds.ts';

interface Named {
  readonly name: string;
  readonly kind: SymbolName;
  /** What else it can be found by. */
  readonly title: string;
  readonly span: Span;
}

/** Options, blockers, conditions, grants and packets of the workspace whose ID or title holds the letters of `query`. */
export function workspaceSymbols(
  query: string,
  context: Context,
  token?: Pick<CancellationToken, 'isCancellationRequested'>,
): SymbolInformation[] {
  const wanted = query.toLowerCase().replace(/\s+/g, '');
  const found: SymbolInformation[] = [];
  for (const { file } of context.snapshot.files.values()) {
    if (token?.isCancellationRequested === true) return [];
    for (const { name, kind, title, span } of namesIn(file)) {
      if (name.trim() === '' || !hasLetters(`${name} ${title}`.toLowerCase(), wanted)) continue;
      found.push({
        name: title === '' ? name : `${name} ${title}`,
        kind: SYMBOL_KINDS[kind],
        location: { uri: context.clientUri(file.uri), range: file.source.rangeOf(span) },
        containerName: nameOf(file.uri),
      });
    }
  }
  return found;
}

/** Whether the letters of `wanted` stand in `text` in this order. */
function hasLetters(text: string, wanted: string): boolean {
  let at = 0;
  for (const letter of wanted) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function namesIn(file: ProjectFile): readonly Named[] {
  if (file.kind === 'packet') {
    const { packet } = file.evaluation;
    const title = packet.title;
    return [
      ...(title === undefined ? [] : [{ name: title.value, kind: 'packet' as const, title: '', span: title.span }]),
      ...packet.options.map(({ id }) => ({ name: id.value, kind: 'option' as const, title: '', span: id.span })),
    ];
  }
  const { blockers, conditions, grants } = file.map;
  return [
    ...blockers.map(({ id, title, span }) => named('blocker', id, title?.value, span)),
    ...conditions.map(({ id, statement, span }) => named('condition', id, statement?.value, span)),
    ...grants.map(({ id, span }) => named('grant', id, undefined, span)),
  ];
}

const named = (
  kind: SymbolName,
  id: { readonly value: string; readonly span: Span } | undefined,
  title: string | undefined,
  whole: Span,
): Named => ({ kind, name: id?.value ?? '', title: title ?? '', span: id?.span ?? whole });
