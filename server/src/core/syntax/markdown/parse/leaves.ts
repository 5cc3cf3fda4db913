import type { SyntaxNode, Tree } from '@lezer/common';
import { Element, type ElementName } from './elements.ts';
import { parseInline } from './parseInline.ts';
import { parseTableRow } from './tableRow.ts';

const LEAVES: ReadonlySet<string> = new Set([
  'ATXHeading1',
  'ATXHeading2',
  'ATXHeading3',
  'ATXHeading4',
  'ATXHeading5',
  'ATXHeading6',
  'LinkReference',
  'Paragraph',
  'SetextHeading1',
  'SetextHeading2',
  'TableHeader',
  'TableRow',
  'Task',
] satisfies ElementName[]);

/** How long the mark of a task is, `[ ]`. */
const TASK_MARK = 3;

/**
 * The blocks of `tree` that hold text, and link reference definitions, in the order of the text, all behind `from`.
 * `text` is what the tree was parsed from; `shift` makes its offsets those of the elements.
 */
export function leavesOf(tree: Tree, text: string, from: number, shift: number): Element[] {
  const leaves: Element[] = [];
  tree.iterate({
    from,
    enter(node) {
      if (!LEAVES.has(node.name)) return true;
      if (node.from >= from) leaves.push(leafOf(node.node, text, shift));
      return false;
    },
  });
  return leaves;
}

function leafOf(node: SyntaxNode, text: string, shift: number): Element {
  const { name, from, to } = node;
  if (name === 'TableRow') return parseTableRow(name, text, from, to, shift);
  if (name === 'TableHeader') {
    const row = parseTableRow(name, text, from, to, shift);
    const delimiters = node.nextSibling;
    return new Element('TableHead', row.from, (delimiters?.to ?? to) + shift, [row]);
  }
  const marks = childrenOf(node, shift);
  if (name === 'LinkReference') return new Element(name, from + shift, to + shift, marks);
  const [start, end] = contentOf(node, text);
  const content = parseInline(withoutQuotes(text.slice(start, end), start + shift, marks), start + shift);
  return new Element(name as ElementName, from + shift, to + shift, inserted(content, marks));
}

/** Where the text of a block stands, without what makes it a task or a heading. */
function contentOf({ name, from, to, firstChild, lastChild }: SyntaxNode, text: string): [number, number] {
  if (name === 'Task') return [from + TASK_MARK, to];
  if (name.startsWith('Setext')) return [from, text.lastIndexOf('\n', (lastChild?.from ?? to) - 1)];
  if (!name.startsWith('ATX')) return [from, to];
  const start = Math.min((firstChild?.to ?? from) + 1, to);
  const isClosed = lastChild !== null && lastChild.from > (firstChild?.from ?? from);
  return [start, isClosed ? Math.max(start, lastChild.from) : to];
}

/** The marks of quotes before a paragraph's lines are as good as blanks. */
function withoutQuotes(content: string, start: number, marks: readonly Element[]): string {
  let result = '';
  let at = 0;
  for (const { name, from, to } of marks) {
    if (name !== 'QuoteMark' || from < start || to > start + content.length) continue;
    result += content.slice(at, from - start) + ' '.repeat(to - from);
    at = to - start;
  }
  return at === 0 ? content : result + content.slice(at);
}

/** The marks among the elements, or in those that reach across their lines. */
function inserted(elements: readonly Element[], marks: readonly Element[]): readonly Element[] {
  if (marks.length === 0) return elements;
  const all: Element[] = [];
  let next = 0;
  for (const element of elements) {
    while (next < marks.length && (marks[next] as Element).from <= element.from) all.push(marks[next++] as Element);
    const first = next;
    while (next < marks.length && (marks[next] as Element).from < element.to) next += 1;
    const within = marks.slice(first, next);
    all.push(
      within.length === 0
        ? element
        : new Element(element.name, element.from, element.to, inserted(element.children, within)),
    );
  }
  return all.concat(marks.slice(next));
}

function childrenOf(node: SyntaxNode, shift: number): readonly Element[] {
  const children: Element[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    children.push(new Element(child.name as ElementName, child.from + shift, child.to + shift));
  }
  return children;
}
