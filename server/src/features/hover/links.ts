import { escapeMarkdown } from '../../core/summary/markdownText.ts';
import type { Span } from '../../core/syntax/span.ts';
import type { Context } from '../context.ts';

/** A Markdown link that shows `span` in the file at `uri`; `text` is Markdown already. Lines count from 1 there. */
export function linkTo(text: string, uri: string, span: Span, { snapshot, clientUri }: Context): string {
  const source = snapshot.files.get(uri)?.file.source;
  if (source === undefined) return text;
  const { line, character } = source.positionAt(span.start);
  return `[${text}](${clientUri(uri).replace(/[()]/g, encodeURIComponent)}#L${line + 1},${character + 1})`;
}

/** The name of the file at `uri`, as running words. */
export const fileName = (uri: string): string =>
  escapeMarkdown(decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)));

/** Some of `items`, and how many more there are, as a Markdown list. */
export function bullets(items: readonly string[], most = 12): string {
  const shown = items.slice(0, most).map((item) => `- ${item}`);
  const rest = items.length > most ? [`- … and ${items.length - most} more`] : [];
  return [...shown, ...rest].join('\n');
}

/** ✓ and ✗ tell met from unmet without any colour. */
export const mark = (met: boolean): string => (met ? '✓' : '✗');
