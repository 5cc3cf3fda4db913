import type { DuplicateKey } from '../syntax/json/tree.ts';
import type { RichText } from '../syntax/markdown/richText.ts';
import type { Located, Span, SyntaxProblem } from '../syntax/span.ts';
import type { Level } from './level.ts';
import type { Spread } from './spread.ts';

export const PACKET_STATUSES = ['draft', 'active', 'superseded'] as const;
export type PacketStatus = (typeof PACKET_STATUSES)[number];

/** One statement of what an option requires, as a JSON packet makes it or a cell's words are read. */
export type Statement =
  | {
      readonly kind: 'blocker';
      readonly reference: Located<string>;
      readonly level: Level;
      readonly text: Located<string>;
    }
  | { readonly kind: 'all-blockers'; readonly level: Level; readonly text: Located<string> }
  | { readonly kind: 'condition'; readonly text: Located<string> }
  | { readonly kind: 'grant'; readonly name: Located<string>; readonly text: Located<string> }
  | { readonly kind: 'inherit'; readonly from: InheritedFrom; readonly text: Located<string> }
  | {
      readonly kind: 'unknown';
      readonly cause: 'no-such-option' | 'disguised' | 'malformed';
      readonly reason: string;
      readonly text: Located<string>;
    };

export type InheritedFrom =
  | { readonly kind: 'above' }
  | { readonly kind: 'all-above' }
  | { readonly kind: 'option'; readonly id: string };

/** What an option says it requires. */
export type Preconditions =
  /** The cells of its row, still to be read: how they are read depends on the blocker map. */
  | { readonly kind: 'cells'; readonly cells: readonly RichText[] }
  /** Statements, as in a JSON packet; an empty list says nothing. */
  | { readonly kind: 'statements'; readonly statements: readonly Statement[]; readonly span: Span }
  /** That it requires nothing. */
  | { readonly kind: 'none'; readonly span: Span }
  /** There is no such cell or property. */
  | { readonly kind: 'absent' };

/** Something that the packet lets a chooser authorise. */
export interface Option {
  /** Place in the table, from 0. */
  readonly index: number;
  /** As written, even when it is not of an option ID's shape. */
  readonly id: Located<string>;
  /** Whether it stands beside a picture, or where some readers may not see it, or see it struck through. */
  readonly isVeiled: boolean;
  /** The whole row or entry. */
  readonly span: Span;
  /** What stands in parentheses behind the ID, divided at commas: `default`, `recommended`. */
  readonly notes: readonly Located<string>[];
  readonly authorizes: Located<string> | undefined;
  readonly preconditions: Preconditions;
}

/** A place that declares the default. */
export interface DefaultDeclaration {
  /** The option's ID as written there, which may be `HOLD` alone. */
  readonly option: Located<string>;
  readonly form: 'label' | 'lead-line' | 'table' | 'front-matter' | 'property';
}

/** A place that selects an option. */
export interface Selection {
  /** What it names as written: an option's ID, or words that are none. */
  readonly option: Located<string>;
  readonly form: 'label' | 'table' | 'front-matter' | 'property';
  /** The whole place: for a label its line, for the table the mark, for front matter or JSON the entry. */
  readonly span: Span;
}

/** A place that says that nothing is selected. */
export interface NonSelection {
  readonly span: Span;
  /** Whether it only leaves the selection open (`Selected: none`) or says so in a sentence. */
  readonly form: 'label' | 'sentence';
}

export interface MapLink {
  /** The path as written, percent-encoding of a link undone. */
  readonly path: Located<string>;
  /** Why the map may be another one than a reader takes it for, to stand behind "it"; such a map is not read. */
  readonly doubt: string | undefined;
}

/** One entry of the packet's own list of blockers. */
export interface StandingBlocker {
  readonly id: Located<string>;
  readonly title: Located<string> | undefined;
  readonly roles: readonly Located<string>[];
  /** What stands in the last parentheses, without them. */
  readonly rolesSpan: Span | undefined;
  /** A status word directly behind the ID. */
  readonly status: Located<string> | undefined;
  readonly span: Span;
}

/** The packet's list of the blockers that stand. */
export interface StandingList {
  readonly lead: Span;
  /** `all OPEN` in the lead line: the status word. */
  readonly claim: Located<string> | undefined;
  readonly entries: Spread<StandingBlocker>;
}

export interface Recommendation {
  readonly lead: Span;
  readonly option: Located<string> | undefined;
  /** Blocker IDs as written. */
  readonly discharges: readonly Located<string>[];
  /** The words `highest-leverage`, and the blocker that they are said of. */
  readonly leverage: { readonly span: Span; readonly blocker: Located<string> | undefined } | undefined;
}

/** A word of a blocker ID's shape, and where it stands; whether it is a reference depends on the map. */
export interface BlockerWord extends Located<string> {
  readonly place: 'precondition' | 'standing-list' | 'prose';
}

/** A decision packet as its text says it. Nothing here has been judged. */
export interface Packet {
  readonly format: 'markdown' | 'json';
  readonly title: Located<string> | undefined;
  readonly date: Located<string> | undefined;
  readonly lane: Located<string> | undefined;
  /** What the packet says of itself; a status that is none of the words counts as a draft. */
  readonly status: PacketStatus;
  readonly statusSpan: Span | undefined;
  readonly options: readonly Option[];
  /** The whole options table or list. */
  readonly optionsSpan: Span | undefined;
  /** The line that leads to the options, where a default and choosers are named. */
  readonly optionsLead: Located<string> | undefined;
  readonly defaults: readonly DefaultDeclaration[];
  readonly selections: readonly Selection[];
  readonly nonSelections: readonly NonSelection[];
  /** The roles that may choose: named in the lead line and in the front matter, where both speak those in both. */
  readonly choosers: readonly Located<string>[];
  /** Placeholders where it would say who may choose. */
  readonly openChoosers: readonly Located<string>[];
  readonly deciders: readonly Located<string>[];
  readonly decidedOn: readonly Located<string>[];
  readonly mapLink: MapLink | undefined;
  readonly standing: StandingList | undefined;
  /** `none of the … blockers is resolved`. */
  readonly noneResolved: readonly Span[];
  readonly recommendation: Recommendation | undefined;
  readonly blockerWords: Spread<BlockerWord>;
  /** Lines that GFM reads as rows of the options table. */
  readonly swallowedLines: readonly Span[];
  /** Whether a quick look at all of its text shows that nothing in it is disguised. */
  readonly isPlain: boolean;
  /** Whether so much of it can't be read that nobody knows what it says: it then has no usable default. */
  readonly broken: boolean;
  /** Whether nothing is read of what it says of options and blockers: that it has none is then no fault of its own. */
  readonly unread: boolean;
  /** What could not be read of the front matter, or of the JSON. */
  readonly problems: readonly SyntaxProblem[];
  readonly duplicateKeys: readonly DuplicateKey[];
  /** Comments with their marks, in the order of the text. */
  readonly comments: readonly Span[];
  /** Values and keys that are not as the format demands. */
  readonly schemaProblems: readonly PacketSchemaProblem[];
}

export interface PacketSchemaProblem {
  readonly span: Span;
  readonly message: string;
  readonly severity: 'error' | 'warning';
  /** The key or word that was probably meant, to put in its place. */
  readonly meant: string | undefined;
}
