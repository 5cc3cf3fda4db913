import {
  type Diagnostic,
  Message,
  type NotificationMessage,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';

export interface Publication extends NotificationMessage {
  readonly params: PublishDiagnosticsParams;
}

export const isPublication = (message: Message): message is Publication =>
  Message.isNotification(message) && message.method === PublishDiagnosticsNotification.method;

/** Diagnostics that were written, each behind the one byte that parts it from what is before it. */
interface Written {
  readonly diagnostics: readonly Diagnostic[];
  readonly bytes: Buffer;
  /** Where each of them starts among the bytes, and where the last one ends. */
  readonly starts: Uint32Array;
}

/** What becomes the bytes of one diagnostic: its JSON, or its index among those that were written last. */
type Piece = string | number;

const NOTHING: Written = { diagnostics: [], bytes: Buffer.alloc(0), starts: new Uint32Array(1) };
const COMMA = ','.charCodeAt(0);
const BRACKET = '['.charCodeAt(0);

/**
 * Turns publications into bytes. What is the same object as in the publication before, whatever file that was of, has
 * the bytes that it had there: while somebody types, that is nearly all. No other publication is kept.
 */
export class Publications {
  #last = NOTHING;

  /** The whole message, header included. */
  bytesOf({ jsonrpc, method, params: { diagnostics, ...params } }: Publication): Buffer {
    const pieces = piecesOf(diagnostics, this.#last.diagnostics);
    const starts = startsOf(pieces, this.#last.starts);
    const size = starts[diagnostics.length] as number;
    const opening = `${JSON.stringify({ jsonrpc, method, params }).slice(0, -2)},"diagnostics":`;
    const closing = size === 0 ? '[]}}' : ']}}';
    const length = Buffer.byteLength(opening) + size + closing.length;
    const header = `Content-Length: ${length}\r\n\r\n`;
    const whole = Buffer.allocUnsafe(header.length + length);
    const at = whole.write(header + opening);
    const bytes = whole.subarray(at, at + size);
    fill(bytes, pieces, starts, this.#last);
    whole.write(closing, at + size);
    this.#last = { diagnostics, bytes, starts };
    return whole;
  }
}

function piecesOf(diagnostics: readonly Diagnostic[], last: readonly Diagnostic[]): Piece[] {
  const indices = new Map<Diagnostic, number>();
  for (let index = 0; index < last.length; index += 1) indices.set(last[index] as Diagnostic, index);
  return diagnostics.map((diagnostic) => indices.get(diagnostic) ?? JSON.stringify(diagnostic));
}

function startsOf(pieces: readonly Piece[], last: Uint32Array): Uint32Array {
  const starts = new Uint32Array(pieces.length + 1);
  let at = 0;
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index] as Piece;
    at +=
      typeof piece === 'string' ? 1 + Buffer.byteLength(piece) : (last[piece + 1] as number) - (last[piece] as number);
    starts[index + 1] = at;
  }
  return starts;
}

function fill(bytes: Buffer, pieces: readonly Piece[], starts: Uint32Array, last: Written): void {
  let next: number;
  for (let index = 0; index < pieces.length; index = next) {
    const piece = pieces[index] as Piece;
    const start = starts[index] as number;
    next = index + 1;
    if (typeof piece === 'string') {
      bytes.write(piece, start + 1);
    } else {
      // What stood beside each other is copied at once.
      while (pieces[next] === piece + next - index) next += 1;
      last.bytes.copy(bytes, start, last.starts[piece], last.starts[piece + next - index]);
    }
    bytes[start] = index === 0 ? BRACKET : COMMA;
  }
}
