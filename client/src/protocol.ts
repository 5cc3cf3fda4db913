import {
  NotificationType,
  NotificationType0,
  type Position,
  type Range,
  RequestType,
  RequestType0,
} from 'vscode-languageclient';
import type { Badge } from './preview/badge.ts';

/** Why the option in force is in force, or why a selection is not. */
export type Reason =
  | 'no-default'
  | 'superseded'
  | 'draft'
  | 'multiple'
  | 'unknown'
  | 'blocked'
  | 'unattributed'
  | 'unauthorised'
  | 'contradicted'
  | 'selected'
  | 'nothing-selected';

/** What the server tells after every check of a packet that is open. */
export interface PacketStatus {
  readonly uri: string;
  /** The option in force; null where the packet has no usable default. */
  readonly inForce: string | null;
  readonly reason: Reason;
  /** The number of findings in the packet. */
  readonly problems: number;
  /** How long the check took, in milliseconds. */
  readonly checkMs: number;
}

/** Where something is said: the words themselves. */
export interface Place {
  readonly uri: string;
  readonly range: Range;
}

export interface MapSummary {
  readonly kind: 'read' | 'broken' | 'unreadable' | 'missing' | 'outside' | 'ambiguous' | 'none';
  /** The map that was found, whether it can be relied on or not. */
  readonly uri?: string;
  /** One sentence where it cannot be relied on. */
  readonly problem?: string;
  /** Where a broken one cannot be read. */
  readonly place?: Place;
}

export interface OptionOverview {
  readonly id: string;
  readonly isDefault: boolean;
  readonly isSelected: boolean;
  readonly isInForce: boolean;
  readonly available: boolean;
  readonly met: number;
  readonly total: number;
  /** Where its ID stands in the packet. */
  readonly range: Range;
}

/** A packet among many. What is unknown is left out. */
export interface PacketOverview {
  readonly uri: string;
  readonly title?: string;
  readonly status: 'draft' | 'active' | 'superseded';
  readonly selected: readonly string[];
  readonly inForce?: string;
  readonly reason: Reason;
  readonly map: MapSummary;
  /** How many blockers of its map have not earned RESOLVED. */
  readonly openBlockers: number;
  readonly options: readonly OptionOverview[];
}

/** How much somebody has to do. */
export interface RoleOverview {
  /** Missing for what the map assigns to nobody. */
  readonly role?: string;
  readonly packets: readonly { readonly uri: string; readonly tasks: number }[];
}

/** A blocker among those of all maps. */
export interface BlockerOverview {
  /** Empty for an entry without an ID. */
  readonly id: string;
  readonly title: string;
  readonly owners: readonly string[];
  readonly claimed: string;
  readonly earned: string;
  readonly place: Place;
}

export interface PreconditionSummary {
  readonly kind: 'blocker' | 'condition' | 'grant' | 'unknown';
  /** The ID under which the map tracks it, or as written. */
  readonly id?: string;
  readonly text: string;
  readonly required: string;
  readonly earned: string;
  readonly met: boolean;
  /** The roles that can bring it about. */
  readonly owners: readonly string[];
  /** The nearest option whose cell asks for it. */
  readonly from: string;
  readonly isTracked: boolean;
  /** What the map claims of it without its being earned. */
  readonly claims?: string;
  /** Why that is not earned: phrases without a full stop. */
  readonly doubts: readonly string[];
  /** Why it can never be met as written. */
  readonly problem?: string;
  /** Where the packet asks for it. */
  readonly place: Place;
  /** The entry of the map that tells how far it has come. */
  readonly entry?: Place;
}

export interface OptionSummary extends Omit<OptionOverview, 'range'> {
  readonly authorizes?: string;
  readonly preconditions: readonly PreconditionSummary[];
  readonly place: Place;
}

export interface Task {
  readonly kind: PreconditionSummary['kind'];
  readonly id?: string;
  readonly text: string;
  readonly earned: string;
  readonly steps: readonly { readonly required: string; readonly options: readonly string[] }[];
  /** The blockers that must be RESOLVED before this one can be, and are not. */
  readonly after: readonly string[];
  /** The other roles that can do it as well. */
  readonly others: readonly string[];
  /** The entry of the map that tracks it, else where the packet first asks for it. */
  readonly place: Place;
}

export interface RoleTasks {
  /** Missing for what the map assigns to nobody. */
  readonly role?: string;
  readonly tasks: readonly Task[];
}

export interface BlockerSummary {
  readonly id: string;
  readonly title: string;
  readonly owners: readonly string[];
  readonly claimed: string;
  readonly earned: string;
  /** Why it has earned less than it claims: phrases without a full stop. */
  readonly doubts: readonly string[];
  readonly gates: readonly string[];
  readonly unlocks: readonly string[];
  readonly rank: number;
  readonly requires: readonly { readonly id: string; readonly earned: string }[];
  readonly place: Place;
}

/** One packet, with all that there is to say of it. What is unknown is left out. */
export interface PacketSummary {
  readonly uri: string;
  readonly today: string;
  readonly title?: string;
  readonly date?: string;
  readonly lane?: string;
  readonly status: PacketOverview['status'];
  readonly map: MapSummary;
  readonly default?: string;
  readonly selected: readonly string[];
  readonly inForce?: string;
  readonly reason: Reason;
  /** What is in force, in words without a full stop. */
  readonly outcome: string;
  /** Why: words that can stand behind `outcome` and a colon. */
  readonly why: string;
  readonly options: readonly OptionSummary[];
  readonly tasks: readonly RoleTasks[];
  readonly blockers: readonly BlockerSummary[];
}

/** The packets of all folders. What is the same as when the client last asked need not be told again. */
export interface ListedPackets {
  /** What to ask with next time. */
  readonly version: number;
  /** All of them, in their order; left out where they are the same ones as before. */
  readonly uris?: readonly string[];
  /** Those that are other ones than before; at first all. */
  readonly packets: readonly PacketOverview[];
}

/** All packets at a glance, or what became of them since a version; `null` where looking for them was given up. */
export const packetsRequest = new RequestType<{ readonly since?: number }, ListedPackets | null, void>(
  'decisionPackets/packets',
);

/** One packet; `null` for what is no packet. */
export const packetRequest = new RequestType<{ readonly uri: string }, PacketSummary | null, void>(
  'decisionPackets/packet',
);

/** Who has something to do, and for which packets. */
export const rolesRequest = new RequestType0<readonly RoleOverview[] | null, void>('decisionPackets/roles');

/** The blockers of all maps. */
export const blockersRequest = new RequestType0<readonly BlockerOverview[] | null, void>('decisionPackets/blockers');

/** One thing that an explanation says. Texts are plain. */
export interface ExplanationLine {
  /** Whether it is shown to be so; missing for what is to be done, or only said. */
  readonly isMet?: boolean;
  /** What it is about. */
  readonly subject?: string;
  /** Where that stands. */
  readonly aside?: string;
  readonly text: string;
  readonly below: readonly { readonly isMet?: boolean; readonly text: string }[];
  /** Where to go for it. */
  readonly place?: Place;
}

export interface ExplainedOption {
  readonly uri: string;
  readonly option: string;
  readonly available: boolean;
  readonly verdict: string;
  readonly sections: readonly {
    readonly kind: 'reading' | 'requirements' | 'steps';
    readonly title: string;
    readonly lines: readonly ExplanationLine[];
  }[];
  /** The same as a document. */
  readonly markdown: string;
}

/** Which option is to be explained: by its ID, or by a place in the packet where it stands. */
export type ExplainParams = { readonly uri: string } & ({ readonly option: string } | { readonly position: Position });

/** Why an option is available or not, and what opens it; `null` where there is no option. */
export const explainRequest = new RequestType<ExplainParams, ExplainedOption | null, void>('decisionPackets/explain');

/** What a person answers when asked for a new packet. What is left out is made up. */
export interface WrittenAnswers {
  readonly lane: string;
  readonly title?: string;
  readonly choosers?: readonly string[];
  readonly blockers?: readonly string[];
  readonly options?: readonly string[];
}

export interface NewFile {
  readonly name: string;
  readonly text: string;
}

/** A new packet with its map, to be written beside each other; or what stands in the way. */
export type Draft =
  | { readonly kind: 'files'; readonly title: string; readonly packet: NewFile; readonly map: NewFile }
  | { readonly kind: 'problem'; readonly message: string };

/** Drafts a packet and its map. */
export const draftRequest = new RequestType<WrittenAnswers, Draft | null, void>('decisionPackets/draft');

/** Drafts the map that a packet lacks; `null` where it lacks none. */
export const draftMapRequest = new RequestType<
  { readonly uri: string },
  { readonly uri: string; readonly text: string } | null,
  void
>('decisionPackets/draftMap');

/** What was asked of packets and maps may be outdated. */
export const changedNotification = new NotificationType0('decisionPackets/changed');

/** How each thing stands that a packet in Markdown names; `null` for any other file. */
export const badgesRequest = new RequestType<{ readonly uri: string }, readonly Badge[] | null, void>(
  'decisionPackets/badges',
);

/** What a summary can be written as. */
export type SummaryFormat = 'markdown' | 'html' | 'json';

export interface SummaryParams {
  readonly uri: string;
  /** Markdown when left out. */
  readonly format?: SummaryFormat;
}

/** The summary of a packet as a text that can be kept; `null` for what is no packet. */
export const summaryRequest = new RequestType<SummaryParams, { readonly text: string } | null, void>(
  'decisionPackets/summary',
);

/** What a person asks of a panel beside what is. */
export interface PanelView {
  /** What is assumed, in the words of the command line: `ID=LEVEL`. */
  readonly assume?: readonly string[];
  /** Which of the things that can be assumed are listed: those with these words. */
  readonly search?: string;
  /** Which option the graph is about, and whether it shows what is met. */
  readonly graph?: { readonly option?: string; readonly met?: boolean };
}

export interface PanelParams extends PanelView {
  readonly uri: string;
}

/** What the panel of a packet shows. */
export interface PanelContent {
  readonly title: string;
  /** Elements that lead to a place have its number in `data-place`. */
  readonly html: string;
  readonly css: string;
  /** Where the numbers lead. */
  readonly places: readonly Place[];
}

/** `null` for what is no packet. */
export const panelRequest = new RequestType<PanelParams, PanelContent | null, void>('decisionPackets/panel');

export const statusNotification = new NotificationType<PacketStatus>('decisionPackets/status');

/** The server's command that gives a packet's selection back to its default; takes the packet's URI. */
export const revertToHoldCommand = 'decisionPackets.revertToHold';
