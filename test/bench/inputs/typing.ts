import type { Document, Keystroke } from '../lsp/session.ts';

/** Types a character at `offset` and takes it back, again and again: the document is large as ever, and each time another one. */
export function* typing({ uri, text }: Document, offset: number, character = '7'): Generator<Keystroke, never> {
  const before = text.slice(0, offset);
  const line = before.split('\n').length - 1;
  const start = { line, character: offset - (before.lastIndexOf('\n') + 1) };
  const end = { line, character: start.character + character.length };
  const typed = before + character + text.slice(offset);
  for (;;) {
    yield { uri, range: { start, end: start }, text: character, whole: typed };
    yield { uri, range: { start, end }, text: '', whole: text };
  }
}
