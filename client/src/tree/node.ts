import type { PacketOverview, PacketSummary, Place } from '../protocol.ts';

/** An icon of VS Code's own, in one of the theme's colours. */
export interface Icon {
  readonly name: string;
  readonly color?: string;
}

/** How a node of the tree is shown. */
export interface Look {
  /** Stays the same while the node is about the same thing, whatever changes around it. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Markdown. */
  readonly tooltip: string;
  readonly icon: Icon;
  /** The whole of it as a screen reader says it. */
  readonly spoken: string;
  readonly children: 'none' | 'collapsed' | 'expanded';
  /** What can be done with it, as `when` clauses ask for: words between blanks. */
  readonly can: readonly Ability[];
  /** How many preconditions are not met, where any are. */
  readonly missing?: number;
  /** Where choosing it leads. */
  readonly opens?: Place;
}

export type Ability = 'summary' | 'revert' | 'createMap' | 'explain' | 'entry' | 'packet';

/** What a node is about, as far as commands and children need to know. */
export type Subject =
  | { readonly kind: 'packet'; readonly packet: PacketOverview }
  | { readonly kind: 'option'; readonly packet: string; readonly option: string; readonly index: number }
  | { readonly kind: 'precondition'; readonly packet: string; readonly entry: Place | undefined }
  | { readonly kind: 'role'; readonly role: string | undefined; readonly packets: readonly string[] }
  | { readonly kind: 'role-packet'; readonly role: string | undefined; readonly packet: string }
  | {
      readonly kind: 'task';
      readonly packet: string;
      readonly options: readonly string[];
      readonly summary: PacketSummary;
    }
  | { readonly kind: 'note'; readonly packet: string };

export interface Node {
  readonly look: Look;
  readonly subject: Subject;
}

/** IDs that stay apart where two things have one name. */
export class Ids {
  readonly #taken = new Map<string, number>();

  of(wanted: string): string {
    const count = (this.#taken.get(wanted) ?? 0) + 1;
    this.#taken.set(wanted, count);
    return count === 1 ? wanted : `${wanted} (${count})`;
  }
}

/** The start of a file, for what has no place of its own. */
export const startOf = (uri: string): Place => ({
  uri,
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
});
