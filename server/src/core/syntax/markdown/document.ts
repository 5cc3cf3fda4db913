import type { SyntaxNode, Tree } from '@lezer/common';
import { isDirectionLeftOpen } from '../seen.ts';
import type { Span, SyntaxProblem } from '../span.ts';
import { findExcess } from './excess.ts';
import { type FrontMatter, readFrontMatter } from './frontMatter.ts';
import { type InlineContext, type LinkTarget, normaliseLabel, readInline } from './inline.ts';
import { type ParsedMarkdown, parseMarkdown } from './parser.ts';
import type { RichText } from './richText.ts';
import { Veils } from './veils.ts';

/** A heading, or a paragraph of one or more lines, wherever it stands: in a list, in a quote, at the top. */
export interface TextBlock {
  readonly kind: 'text';
  readonly span: Span;
  /** 1 to 6 for a heading, 0 for other text. */
  readonly level: number;
  /** The whole block; its lines are `lines`. */
  readonly text: RichText;
  readonly lines: readonly RichText[];
  readonly links: readonly LinkTarget[];
  /** Whether GFM reads this line, which has no `|`, as a row of the table above it. */
  readonly swallowed: boolean;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly span: Span;
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
  readonly links: readonly LinkTarget[];
}

export interface TableRow {
  readonly span: Span;
  /** From left to right, blank ones included, and those beyond the header's last one. */
  readonly cells: readonly RichText[];
}

export type Block = TextBlock | TableBlock;

/** What a Markdown text says, in the order of the text: code blocks, HTML blocks and comments say nothing. */
export interface MarkdownDocument {
  readonly frontMatter: FrontMatter | undefined;
  readonly blocks: readonly Block[];
  /** Targets of link reference definitions. */
  readonly definitions: readonly LinkTarget[];
  /** HTML comments with their marks, in the order of the text. */
  readonly comments: readonly Span[];
  /** Why nothing of it is read behind the front matter. */
  readonly problems: readonly SyntaxProblem[];
}

const HEADING = /^(?:ATX|Setext)Heading(\d)$/;

/** A text with its tree, from which the next version of the text is parsed faster. */
export interface ParsedDocument {
  readonly source: string;
  readonly frontMatter: FrontMatter | undefined;
  /** Where the Markdown starts in the source. */
  readonly base: number;
  readonly markdown: ParsedMarkdown;
  readonly problems: readonly SyntaxProblem[];
}

/** Parses a document; what it comes to does not depend on `previous`, the document before an edit. */
export function parseDocument(source: string, previous?: ParsedDocument): ParsedDocument {
  const frontMatter = readFrontMatter(source);
  const base = frontMatter?.end ?? (source.startsWith('\uFEFF') ? 1 : 0);
  const excess = findExcess(source.slice(base));
  const problems = excess === undefined ? [] : [{ ...excess, span: shifted(excess.span, base) }];
  const markdown = parseMarkdown(excess === undefined ? source.slice(base) : '', previous?.markdown);
  return { source, frontMatter, base, markdown, problems };
}

/** Reads CommonMark with GFM's tables, task lists, struck-through text and bare addresses, behind optional front matter. */
export const readMarkdown = (source: string): MarkdownDocument => readDocument(parseDocument(source));

/** Reads what was parsed. */
export function readDocument({ source, frontMatter, base, markdown, problems }: ParsedDocument): MarkdownDocument {
  const { tree } = markdown;
  const leaves: SyntaxNode[] = [];
  const definitions: Omit<Definition, 'shown'>[] = [];
  const labels = new Set<string>();
  tree.iterate({
    enter(ref) {
      if (isLeaf(ref.name)) {
        leaves.push(ref.node);
        return false;
      }
      if (ref.name !== 'LinkReference') return true;
      const label = ref.node.getChild('LinkLabel');
      const target = ref.node.getChild('URL');
      const name = label === null ? '' : normaliseLabel(source.slice(base + label.from + 1, base + label.to - 1));
      if (label !== null) labels.add(name);
      if (target !== null) {
        const span = { start: base + target.from, end: base + target.to };
        definitions.push({ name, value: source.slice(span.start, span.end), span, whole: span });
      }
      return false;
    },
  });
  const veils = Veils.of(tree, source.slice(base));
  const context: InlineContext = { source, base, labels, used: new Set(), veils };
  const blocks = leaves.flatMap((leaf) => (leaf.name === 'Table' ? readTable(leaf, context) : readText(leaf, context)));
  return {
    frontMatter,
    blocks,
    definitions: definitions.map((each) => ({ ...each, shown: context.used.has(each.name) ? each.name : '' })),
    comments: commentsIn(tree, source, base),
    problems,
  };
}

const shifted = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

/** A link reference definition; `name` is its label as labels are compared. */
interface Definition extends LinkTarget {
  readonly name: string;
}

/** Most texts have none, and are not looked through for them. */
function commentsIn(tree: Tree, source: string, base: number): Span[] {
  const comments: Span[] = [];
  if (!source.includes('<!--', base)) return comments;
  tree.iterate({
    enter({ name, from, to }) {
      if (name === 'Comment' || name === 'CommentBlock') comments.push({ start: from + base, end: to + base });
    },
  });
  return comments;
}

const isLeaf = (name: string): boolean =>
  name === 'Paragraph' || name === 'Task' || name === 'Table' || HEADING.test(name);

function readText(node: SyntaxNode, context: InlineContext, swallowed = false): TextBlock {
  const { text, links } = readInline(node, node.from, node.to, context);
  const level = Number(HEADING.exec(node.name)?.[1] ?? 0);
  return { kind: 'text', span: text.span, level, text, lines: text.lines(), links, swallowed };
}

/** The table, and behind it the lines that it swallowed: those without any cell border. */
function readTable(node: SyntaxNode, context: InlineContext): Block[] {
  const links: LinkTarget[] = [];
  const swallowed: TextBlock[] = [];
  const rows: TableRow[] = [];
  const delimiterEnd = node.getChild('TableDelimiter')?.to ?? node.to;
  let header: TableRow | undefined;
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name === 'TableHeader') header = readRow(child, context, links);
    else if (child.name !== 'TableRow') continue;
    else if (child.getChild('TableDelimiter') === null) swallowed.push(readText(child, context, true));
    else rows.push(readRow(child, context, links));
  }
  const span = { start: node.from + context.base, end: rows.at(-1)?.span.end ?? delimiterEnd + context.base };
  return header === undefined ? swallowed : [{ kind: 'table', span, header, rows, links }, ...swallowed];
}

/** Cells lie between the row's borders; the outermost borders may be left out (GFM 0.29, section 4.10). */
function readRow(node: SyntaxNode, context: InlineContext, links: LinkTarget[]): TableRow {
  const borders = node.getChildren('TableDelimiter');
  const starts = [node.from, ...borders.map((border) => border.to)];
  const ends = [...borders.map((border) => border.from), node.to];
  const { source, base } = context;
  // A control of the writing direction in one cell can show the others in another order.
  const isTurned = starts.some((start, index) =>
    isDirectionLeftOpen(source.slice(start + base, (ends[index] ?? 0) + base)),
  );
  const cells = starts.map((start, index) => {
    const inline = readInline(node, start, ends[index] as number, context, isTurned);
    links.push(...inline.links);
    return inline.text.slice(0, inline.text.text.length);
  });
  if (borders.length > 0 && cells[0]?.isBlank === true) cells.shift();
  if (borders.length > 0 && cells.at(-1)?.isBlank === true) cells.pop();
  return { span: { start: node.from + context.base, end: node.to + context.base }, cells };
}
