import type { Span } from '../../../server/src/core/syntax/span.ts';

/** `⟦code:text⟧` in a fixture: there must be a finding with this code at exactly this text. */
export interface Marker {
  /** The code, with `/severity` behind it where that is not the rule's own. */
  readonly label: string;
  readonly span: Span;
}

const TOKEN = /⟦([a-z-]+(?:\/[a-z]+)?):|⟧/g;

/** Takes the markers out of `marked`; they may be nested. */
export function stripMarkers(marked: string): { readonly text: string; readonly markers: readonly Marker[] } {
  const markers: Marker[] = [];
  const open: { readonly label: string; readonly start: number }[] = [];
  let text = '';
  let at = 0;
  for (const token of marked.matchAll(TOKEN)) {
    text += marked.slice(at, token.index);
    at = token.index + token[0].length;
    if (token[1] !== undefined) {
      open.push({ label: token[1], start: text.length });
      continue;
    }
    const opened = open.pop();
    if (opened === undefined) throw new Error('A ⟧ closes no marker.');
    markers.push({ label: opened.label, span: { start: opened.start, end: text.length } });
  }
  if (open.length > 0) throw new Error(`The marker ${open[0]?.label} is not closed.`);
  return { text: text + marked.slice(at), markers };
}

/** Puts markers into `text`, in one way only, so that two lists of them are the same where the texts are. */
export function insertMarkers(text: string, markers: readonly Marker[]): string {
  const sorted = markers.toSorted(outermostFirst);
  const pieces: string[] = [];
  const open: Marker[] = [];
  let at = 0;
  const goTo = (offset: number): void => {
    pieces.push(text.slice(at, offset));
    at = offset;
  };
  const closeUpTo = (offset: number): void => {
    for (let last = open.at(-1); last !== undefined && last.span.end <= offset; last = open.at(-1)) {
      goTo(last.span.end);
      pieces.push('⟧');
      open.pop();
    }
  };
  for (const marker of sorted) {
    closeUpTo(marker.span.start);
    const around = open.at(-1);
    if (around !== undefined && around.span.end < marker.span.end) {
      throw new Error(`The findings ${around.label} and ${marker.label} overlap; a fixture can only nest them.`);
    }
    goTo(marker.span.start);
    pieces.push(`⟦${marker.label}:`);
    open.push(marker);
  }
  closeUpTo(text.length);
  goTo(text.length);
  return pieces.join('');
}

function outermostFirst(one: Marker, other: Marker): number {
  const bySpan = one.span.start - other.span.start || other.span.end - one.span.end;
  return bySpan || (one.label < other.label ? -1 : 1);
}
