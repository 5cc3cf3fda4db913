import type { Token } from 'markdown-it';
import type { Badge } from './badge.ts';

/** A badge in a token: behind the first `end` characters of its content. */
export interface Placement {
  readonly end: number;
  readonly badge: Badge;
}

/** A token that shows text, and where that stands in the text of its block. */
interface Piece {
  readonly token: Token;
  readonly start: number;
  readonly end: number;
}

/** Text that is rendered as one: a paragraph, a heading, a cell. */
interface Block {
  /** The lines that it takes up, the last one excluded. */
  readonly lines: readonly [number, number];
  /** What a reader sees of it; what says nothing is a gap that no name can be found across. */
  readonly text: string;
  readonly pieces: readonly Piece[];
}

const gap = '\0';

/** A parsed document, and where in it names are shown. */
export class TokenIndex {
  /** The text that was parsed. */
  readonly source: string;
  readonly #blocks: readonly Block[];
  #last:
    | { readonly badges: readonly Badge[]; readonly placements: ReadonlyMap<Token, readonly Placement[]> }
    | undefined;

  constructor(source: string, tokens: readonly Token[]) {
    this.source = source;
    this.#blocks = blocksOf(tokens);
  }

  /** The tokens that show text. */
  get tokens(): Iterable<Token> {
    return this.#blocks.flatMap(({ pieces }) => pieces.map(({ token }) => token));
  }

  /** Where the badges belong in `token`. A badge whose name is not found where it should be has no place. */
  placements(token: Token, badges: readonly Badge[]): readonly Placement[] {
    if (this.#last?.badges !== badges) {
      this.#last = { badges, placements: this.#place(badges) };
    }
    return this.#last.placements.get(token) ?? [];
  }

  #place(badges: readonly Badge[]): ReadonlyMap<Token, readonly Placement[]> {
    const placements = new Map<Token, Placement[]>();
    // Names come in the order of the text: each is looked for behind the one before.
    let block = 0;
    let from = 0;
    for (const badge of badges) {
      const found = this.#find(badge, block, from);
      if (found === undefined) {
        continue;
      }
      ({ block } = found);
      from = found.end;
      const { piece } = found;
      const inPiece = placements.get(piece.token) ?? [];
      inPiece.push({ end: found.end - piece.start, badge });
      placements.set(piece.token, inPiece);
    }
    return placements;
  }

  #find({ line, name }: Badge, block: number, from: number) {
    const pattern = wholeName(name);
    for (let index = block; index < this.#blocks.length; index += 1) {
      const { lines, text, pieces } = this.#blocks[index] as Block;
      if (line < lines[0]) {
        return undefined;
      }
      if (line >= lines[1]) {
        continue;
      }
      pattern.lastIndex = index === block ? from : 0;
      const match = pattern.exec(text);
      if (match !== null) {
        const end = match.index + match[0].length;
        const piece = pieces.find((each) => each.start < end && end <= each.end);
        if (piece !== undefined) {
          return { block: index, end, piece };
        }
      }
    }
    return undefined;
  }
}

/** The name as a whole, not as a part of a longer one; blanks are as good as line breaks. */
function wholeName(name: string): RegExp {
  const words = name
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}_-])${words.join('\\s+')}(?![\\p{L}\\p{N}_-])`, 'gu');
}

function blocksOf(tokens: readonly Token[]): Block[] {
  const blocks: Block[] = [];
  let row: [number, number] | null = null;
  for (const token of tokens) {
    // The cells of a table are all on the line of their row.
    if (token.type === 'tr_open') {
      row = token.map;
    } else if (token.type === 'tr_close') {
      row = null;
    }
    const lines = row ?? token.map;
    if (token.type === 'inline' && lines !== null) {
      blocks.push({ lines, ...readInline(token.children ?? []) });
    }
  }
  return blocks;
}

function readInline(tokens: readonly Token[]): Pick<Block, 'text' | 'pieces'> {
  const pieces: Piece[] = [];
  let text = '';
  let silent = 0;
  for (const token of tokens) {
    const { type, content } = token;
    silent = Math.max(0, silent + silence(token));
    if ((type === 'text' || type === 'code_inline') && silent === 0) {
      pieces.push({ token, start: text.length, end: text.length + content.length });
      text += content;
    } else if (type === 'softbreak' || type === 'hardbreak') {
      text += '\n';
    } else if (content !== '') {
      text += gap;
    }
  }
  return { text, pieces };
}

/** Whether what is struck through, or is the address of a link rather than its text, begins or ends. */
function silence({ type, markup, content }: Token): -1 | 0 | 1 {
  if (type === 's_open') return 1;
  if (type === 's_close') return -1;
  if (type === 'link_open' || type === 'link_close') {
    const isAddress = markup === 'linkify' || markup === 'autolink';
    return isAddress ? (type === 'link_open' ? 1 : -1) : 0;
  }
  if (type === 'html_inline') {
    if (/^<(del|s|strike)[\s>]/i.test(content)) return 1;
    if (/^<\/(del|s|strike)\s*>/i.test(content)) return -1;
  }
  return 0;
}
