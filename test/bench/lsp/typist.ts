import { type Cursor, hover, requestsBehind } from './requests.ts';
import type { Keystroke, Session } from './session.ts';

/** Types in an editor that asks as VS Code does. */
export class Typist {
  readonly #session: Pick<Session, 'capabilities' | 'typeAndAsk'>;
  readonly #keys: Iterator<Keystroke, never>;
  /** The answer that the editor has its semantic tokens from. */
  #tokens: string | undefined;

  constructor(session: Pick<Session, 'capabilities' | 'typeAndAsk'>, keys: Iterator<Keystroke, never>) {
    this.#session = session;
    this.#keys = keys;
  }

  /** Types, and at once asks for all that is asked for behind a keystroke; returns how long the last answer took. */
  async answers(): Promise<number> {
    const key = this.#keys.next().value;
    const requests = requestsBehind(cursorBehind(key), this.#session.capabilities, this.#tokens);
    const { ms, answers } = await this.#session.typeAndAsk(key, requests);
    const tokensAt = requests.findIndex(({ method }) => method.startsWith('textDocument/semanticTokens/'));
    this.#tokens = (answers[tokensAt] as { readonly resultId?: string } | null | undefined)?.resultId;
    return ms;
  }

  /** Types, and at once asks for a hover at the cursor; returns how long the answer took. */
  async hover(): Promise<number> {
    const key = this.#keys.next().value;
    const { ms } = await this.#session.typeAndAsk(key, [hover(cursorBehind(key))]);
    return ms;
  }
}

const cursorBehind = ({ uri, range: { start }, text }: Keystroke): Cursor => ({
  textDocument: { uri },
  position: { line: start.line, character: start.character + text.length },
});
