import { Element } from '@lezer/markdown';
import { Excess, MOST_NESTED } from './excess.ts';

/** The library's own constructor, which its declarations leave out. */
const Made = Element as unknown as new (
  type: number,
  from: number,
  to: number,
  children?: readonly Element[],
) => Element;

/** An element with others in it. */
class Container extends Made {
  /** How many elements are in each other, this one included. */
  readonly depth: number;

  constructor(type: number, from: number, to: number, children: readonly Element[]) {
    super(type, from, to, children);
    let depth = 0;
    for (const child of children) if (child instanceof Container && child.depth > depth) depth = child.depth;
    this.depth = depth + 1;
    if (this.depth <= MOST_NESTED) return;
    const message = `Nothing is read that stands in more than ${MOST_NESTED} links, pictures and emphasised words.`;
    throw new Excess({ start: from, end: to }, message);
  }
}

/** Makes elements, which are named as the library names them. */
export class Elements {
  readonly #types: ReadonlyMap<string, number>;

  constructor(types: readonly { readonly name: string; readonly id: number }[]) {
    this.#types = new Map(types.map(({ name, id }) => [name, id]));
  }

  make(name: string, from: number, to: number, children: readonly Element[] = []): Element {
    const type = this.#types.get(name) as number;
    return children.length === 0 ? new Made(type, from, to) : new Container(type, from, to, children);
  }
}
