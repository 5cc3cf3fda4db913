import type { Document, Position } from '../lsp/session.ts';

/** Where an offset of a document is, as the protocol counts. */
export function positionAt({ text }: Document, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length - 1, character: offset - before.lastIndexOf('\n') - 1 };
}
