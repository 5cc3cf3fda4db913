/** What stands between words, named as the library for blocks names it. */
export type InlineName =
  | 'Autolink'
  | 'CodeMark'
  | 'Comment'
  | 'Emphasis'
  | 'EmphasisMark'
  | 'Entity'
  | 'Escape'
  | 'HardBreak'
  | 'HTMLTag'
  | 'Image'
  | 'InlineCode'
  | 'Link'
  | 'LinkLabel'
  | 'LinkMark'
  | 'LinkTitle'
  | 'ProcessingInstruction'
  | 'Strikethrough'
  | 'StrikethroughMark'
  | 'StrongEmphasis'
  | 'URL';

/** A block that holds text, and what of it is no text. */
type LeafName =
  | `ATXHeading${1 | 2 | 3 | 4 | 5 | 6}`
  | 'HeaderMark'
  | 'LinkReference'
  | 'Paragraph'
  | 'QuoteMark'
  | `SetextHeading${1 | 2}`
  | 'TableCell'
  | 'TableDelimiter'
  | 'TableHead'
  | 'TableHeader'
  | 'TableRow'
  | 'Task'
  | 'TaskMarker';

export type ElementName = InlineName | LeafName;

const NOTHING: readonly never[] = [];

/** An element of a Markdown text, with what stands in it. */
export class Element {
  readonly name: ElementName;
  readonly from: number;
  readonly to: number;
  /** In the order of the text. */
  readonly children: readonly Element[];
  /** How many elements are in each other below this one. */
  readonly depth: number;

  constructor(name: ElementName, from: number, to: number, children: readonly Element[] = NOTHING) {
    let depth = 0;
    for (const child of children) if (child.depth >= depth) depth = child.depth + 1;
    this.name = name;
    this.from = from;
    this.to = to;
    this.children = children;
    this.depth = depth;
  }

  /** The first of its children with this name. */
  child(name: ElementName): Element | undefined {
    return this.children.find((child) => child.name === name);
  }
}
