import type { PathOf } from '../json.ts';
import type { Place, Summary } from '../model.ts';
import type { Style } from '../phrases.ts';
import { escapeHtml, html, type Markup, type Value } from './markup.ts';

/** How much of a list is shown before it is said how many more there are. */
export interface Limits {
  readonly preconditions: number;
  readonly tasks: number;
  readonly blockers: number;
}

/** What a document that is kept has room for: everything. */
const WHOLE: Limits = { preconditions: Infinity, tasks: Infinity, blockers: Infinity };

export interface PageOptions {
  readonly pathOf: PathOf;
  readonly limits?: Limits;
  /** Goes before every `id` of the document, so that several summaries can stand in one. */
  readonly prefix?: string;
  /** In a host that can show places of files: the number under which it knows this one. */
  readonly numberOf?: (place: Place) => number;
}

interface Target {
  readonly anchor: string;
  readonly place: Place | undefined;
}

/** What the sections of one summary share: where the names in it lead, and how what the files say is set. */
export class Page {
  readonly pathOf: PathOf;
  readonly limits: Limits;
  readonly style: Style;
  readonly #prefix: string;
  readonly #numberOf: ((place: Place) => number) | undefined;
  readonly #targets = new Map<string, Target>();
  readonly #anchors = new Set<string>();
  readonly #given = new Set<string>();
  readonly #told = new Map<string, string>();

  constructor(summary: Summary, { pathOf, limits = WHOLE, prefix = '', numberOf }: PageOptions) {
    this.pathOf = pathOf;
    this.limits = limits;
    this.#prefix = prefix;
    this.#numberOf = numberOf;
    this.style = { code: (text) => this.name(text).text, words: escapeHtml };
    for (const { id, place } of summary.options) this.#add('option', id, place);
    for (const { id, place } of summary.blockers) this.#add('blocker', id, place);
    for (const { id, entry } of summary.options.flatMap(({ preconditions }) => preconditions)) {
      if (id !== undefined && entry !== undefined && !this.#targets.has(id)) {
        this.#targets.set(id, { anchor: '', place: entry });
      }
    }
  }

  /** Whether a click can lead to places of files. */
  get leadsToFiles(): boolean {
    return this.#numberOf !== undefined;
  }

  /** The number under which the host knows a place; `undefined` where there is none that could show it. */
  numberOf(place: Place): number | undefined {
    return this.#numberOf?.(place);
  }

  /** The `id` of a section. */
  id(section: string): string {
    return `${this.#prefix}${section}`;
  }

  /** The `id` of the element that tells of an option or a blocker; empty where none does. */
  anchorOf(name: string): string {
    return this.#targets.get(name)?.anchor ?? '';
  }

  /** The attribute that makes an element the one that tells of `name`: the first that asks for it gets it. */
  idFor(name: string): Markup {
    const anchor = this.anchorOf(name);
    if (anchor === '' || this.#given.has(anchor)) return html``;
    this.#given.add(anchor);
    return html` id="${anchor}"`;
  }

  /** The name of the element that told `what` first; `undefined` where that is the one of `by`. */
  toldBefore(what: string, by: string): string | undefined {
    const before = this.#told.get(what);
    if (before === undefined) this.#told.set(what, by);
    return before;
  }

  /** An ID or a path as code; where it is known, it leads to its place, or to where the document tells of it. */
  name(text: string): Markup {
    const code = html`<code>${text.trim()}</code>`;
    const target = this.#targets.get(text);
    return target === undefined ? code : this.link(code, target.place, target.anchor);
  }

  /** `content` as a link to a place of a file, or to an element of the document where there are only those. */
  link(content: Value, place: Place | undefined, anchor = ''): Markup {
    const number = place === undefined ? undefined : this.numberOf(place);
    if (number !== undefined) return html`<a href="#${anchor}" data-place="${number}">${content}</a>`;
    return anchor === '' ? html`${content}` : html`<a href="#${anchor}">${content}</a>`;
  }

  /** Two of one name share what the first one leads to. */
  #add(kind: string, name: string, place: Place): void {
    if (name === '' || this.#targets.has(name)) return;
    const plain = `${this.#prefix}${kind}-${name.replace(/[^\w-]/g, '_')}`;
    let anchor = plain;
    for (let count = 2; this.#anchors.has(anchor); count += 1) anchor = `${plain}-${count}`;
    this.#anchors.add(anchor);
    this.#targets.set(name, { anchor, place });
  }
}

/** The first of `items` and, where there are more, one item that says so. */
export function firstOf<T>(
  items: readonly T[],
  most: number,
  render: (item: T, index: number) => Markup,
  more: (count: number) => string,
): Markup[] {
  const shown = items.slice(0, most).map(render);
  return items.length > most ? [...shown, html`<li class="more">${more(items.length - most)}</li>`] : shown;
}

/** A section with its heading; nothing where there is nothing to say. */
export const section = (page: Page, id: string, title: string, content: Value): Markup =>
  html`<section id="${page.id(id)}" aria-labelledby="${page.id(id)}-title">
<h2 id="${page.id(id)}-title">${title}</h2>
${content}
</section>
`;
