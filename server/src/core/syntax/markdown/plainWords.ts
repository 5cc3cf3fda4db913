import type { InlineContext, MarkdownConfig } from '@lezer/markdown';

/** Without one of these there is no bare address, as GFM knows them (0.29, section 6.9). */
const PART_OF_ADDRESS = /www\.|https?:\/\/|@/;

/** By character code, whether something may begin at a character of ASCII. A blank may begin a hard line break. */
const BEGINS = Array.from({ length: 128 }, (_, code) => '\\&`<*_~[]! '.includes(String.fromCharCode(code)));
const [BLANK, LINE_BREAK] = [0x20, 0x0a];

/**
 * Passes over words in which nothing can begin. Without it every reader of inline content is asked at each character,
 * which takes most of the time that a text of plain words takes.
 */
export const PLAIN_WORDS: MarkdownConfig = {
  parseInline: [
    {
      name: 'PlainWords',
      before: 'Escape',
      parse(context, _, start) {
        if (mayHoldAddress(context)) return -1;
        const { text, offset } = context;
        let at = start - offset;
        while (at < text.length && !mayBegin(text, at)) at += 1;
        return at + offset > start ? at + offset : -1;
      },
    },
  ],
};

function mayBegin(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== BLANK) return BEGINS[code] === true;
  const next = text.charCodeAt(at + 1);
  return next === BLANK || next === LINE_BREAK;
}

/** The inline content that was last asked about: it is asked about again for each of its words. */
let last: { readonly context: InlineContext; readonly mayHoldAddress: boolean } | undefined;

function mayHoldAddress(context: InlineContext): boolean {
  if (last?.context !== context) last = { context, mayHoldAddress: PART_OF_ADDRESS.test(context.text) };
  return last.mayHoldAddress;
}
