import type { TextEdit } from '../../../server/src/core/syntax/json/edit.ts';

/** The text with all edits made, which refer to it as it is. */
export function apply(text: string, edits: readonly TextEdit[]): string {
  let result = text;
  for (const { span, newText } of [...edits].sort((a, b) => b.span.start - a.span.start))
    result = result.slice(0, span.start) + newText + result.slice(span.end);
  return result;
}
