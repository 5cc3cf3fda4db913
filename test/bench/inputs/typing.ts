import type { Document, Keystroke } from '../lsp/session.ts';
import { positionAt } from './positions.ts';

/** Types a character at `offset` and takes it back, again and again: the document is large as ever, and each time another one. */
export function* typing(document: Document, offset: number, character = '7'): Generator<Keystroke, never> {
  const { uri, text } = document;
  const start = positionAt(document, offset);
  const end = { line: start.line, character: start.character + character.length };
  const typed = text.slice(0, offset) + character + text.slice(offset);
  for (;;) {
    yield { uri, range: { start, end: start }, text: character, whole: typed };
    yield { uri, range: { start, end }, text: '', whole: text };
  }
}
