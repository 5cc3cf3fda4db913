import { type DefaultTreeAdapterTypes, parse } from 'parse5';

export interface ElementOfHtml {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  /** The text in it, of all elements below as well. */
  readonly text: string;
}

/** The elements of a document as a browser would read it, in the order of the text. */
export function elementsOf(html: string): ElementOfHtml[] {
  return descendants(parse(html)).flatMap((node) =>
    'attrs' in node ? [{ name: node.tagName, attributes: node.attrs, text: textIn(node) }] : [],
  );
}

/** What a browser would show of a document, its title and styles included. */
export const textOf = (html: string): string => textIn(parse(html));

type Node = DefaultTreeAdapterTypes.Node;

const childrenOf = (node: Node): readonly Node[] => ('childNodes' in node ? node.childNodes : []);
const descendants = (node: Node): readonly Node[] =>
  childrenOf(node).flatMap((child) => [child, ...descendants(child)]);

const textIn = (node: Node): string =>
  descendants(node)
    .map((each) => ('value' in each ? each.value : ''))
    .join('');
