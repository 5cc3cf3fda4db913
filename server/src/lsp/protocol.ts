import { NotificationType, NotificationType0, RequestType, RequestType0 } from 'vscode-languageserver';
import type { AnswerProblem, WrittenAnswers } from '../core/draft/answers.ts';
import type { NewFile } from '../core/draft/packet.ts';
import type { DecisionReason } from '../core/evaluate/decision.ts';
import type { ExplanationSection } from '../core/explain/sections.ts';
import type { Panel, PanelView } from '../core/panel/panel.ts';
import type { BlockerOverview } from '../core/summary/blockerOverviews.ts';
import type { Summary } from '../core/summary/model.ts';
import type { PacketOverview } from '../core/summary/overview.ts';
import type { RoleOverview } from '../core/summary/roles.ts';
import type { Position } from '../core/syntax/sourceText.ts';
import type { Badge } from '../features/badges.ts';
import type { FolderEntry } from '../workspace/fileSystem.ts';

/** What a summary can be written as. */
export type SummaryFormat = 'markdown' | 'html' | 'json';

export interface SummaryParams {
  readonly uri: string;
  /** Markdown when left out. */
  readonly format?: SummaryFormat;
}

/** Beyond the LSP: the summary of a packet as a text that can be kept; `null` for what is no packet. */
export const summaryRequest = new RequestType<SummaryParams, { readonly text: string } | null, void>(
  'decisionPackets/summary',
);

export interface PanelParams extends PanelView {
  readonly uri: string;
}

/** Beyond the LSP: what a panel beside a packet shows of it; `null` for what is no packet. */
export const panelRequest = new RequestType<PanelParams, Panel | null, void>('decisionPackets/panel');

/** The packets of all folders. What is the same as when the client last asked need not be told again. */
export interface ListedPackets {
  /** What to ask with next time. */
  readonly version: number;
  /** All of them, in their order; left out where they are the same ones as before. */
  readonly uris?: readonly string[];
  /** Those that are other ones than before; at first all. */
  readonly packets: readonly PacketOverview[];
}

/** Beyond the LSP: all packets at a glance, or what became of them since a version; `null` where looking for them was given up. */
export const packetsRequest = new RequestType<{ readonly since?: number }, ListedPackets | null, void>(
  'decisionPackets/packets',
);

/** Beyond the LSP: all that there is to say of one packet; `null` for what is no packet. What is unknown is left out. */
export const packetRequest = new RequestType<{ readonly uri: string }, Summary | null, void>('decisionPackets/packet');

/** Beyond the LSP: who has something to do, and for which packets. */
export const rolesRequest = new RequestType0<readonly RoleOverview[] | null, void>('decisionPackets/roles');

/** Beyond the LSP: the blockers of all maps of all folders, in the order of the maps' URIs and of their entries. */
export const blockersRequest = new RequestType0<readonly BlockerOverview[] | null, void>('decisionPackets/blockers');

/** Which option is to be explained: by its ID, or by a place in the packet where it stands. */
export type ExplainParams = { readonly uri: string } & ({ readonly option: string } | { readonly position: Position });

export interface ExplainedOption {
  /** The packet's. */
  readonly uri: string;
  readonly option: string;
  readonly available: boolean;
  /** Such as `2 of 9 met (selected)`. */
  readonly verdict: string;
  /** Plain texts, to be shown as they are. */
  readonly sections: readonly ExplanationSection[];
  /** The same as a document. */
  readonly markdown: string;
}

/** Beyond the LSP: why an option is available or not, and what opens it; `null` where there is no option. */
export const explainRequest = new RequestType<ExplainParams, ExplainedOption | null, void>('decisionPackets/explain');

/** A new packet with its map, to be written beside each other; or what stands in the way. */
export type Draft =
  | { readonly kind: 'files'; readonly title: string; readonly packet: NewFile; readonly map: NewFile }
  | AnswerProblem;

/** Beyond the LSP: drafts a packet and its map. Nothing is written. */
export const draftRequest = new RequestType<WrittenAnswers, Draft | null, void>('decisionPackets/draft');

export interface DraftedMap {
  readonly uri: string;
  readonly text: string;
}

/** Beyond the LSP: drafts the map that a packet lacks; `null` where it lacks none. Nothing is written. */
export const draftMapRequest = new RequestType<{ readonly uri: string }, DraftedMap | null, void>(
  'decisionPackets/draftMap',
);

/** Sent after a check in which anything changed that a packet or a map rests on: what was asked of them may be outdated. */
export const changedNotification = new NotificationType0('decisionPackets/changed');

/** Beyond the LSP: how each thing stands that a packet in Markdown names, for what renders the packet; `null` for any other file. */
export const badgesRequest = new RequestType<{ readonly uri: string }, readonly Badge[] | null, void>(
  'decisionPackets/badges',
);

/** How a packet stands after a check. */
export interface PacketStatus {
  readonly uri: string;
  /** The option in force; `null` where the packet has no usable default. */
  readonly inForce: string | null;
  readonly reason: DecisionReason;
  /** The number of findings in the packet. */
  readonly problems: number;
  /** How long the check took that this follows, in milliseconds. */
  readonly checkMs: number;
}

/** Sent after every check for each packet that is open, and for packets whose map is open when they stand differently. */
export const statusNotification = new NotificationType<PacketStatus>('decisionPackets/status');

/** `workspace/executeCommand`: gives the selection of a packet, its argument is the URI, back to the default. */
export const REVERT_COMMAND = 'decisionPackets.revertToHold';

/** What a client knows of a place, which is not behind a link. */
export type ClientStat =
  | { readonly kind: 'file' | 'directory' | 'other'; readonly size: number }
  /** `why` goes behind "it": `may not be read`. */
  | { readonly kind: 'inaccessible'; readonly why: string };

export interface ClientReadParams {
  readonly uri: string;
  /** What is larger is not to be sent. */
  readonly mostBytes: number;
}

export type ClientReadResult =
  | { readonly base64: string }
  /** `why` goes behind "it": `may not be read`. */
  | { readonly base64?: undefined; readonly why: string };

/** Asked of clients that offer their files: what is at a URI; `null` when there is nothing. */
export const statRequest = new RequestType<{ readonly uri: string }, ClientStat | null, void>(
  'decisionPackets/fs/stat',
);

/** Asked of clients that offer their files: the content of one. */
export const readRequest = new RequestType<ClientReadParams, ClientReadResult, void>('decisionPackets/fs/read');

/** Asked of clients that offer their files: what is in a folder, each by its own name and kind; a link is a link. */
export const listRequest = new RequestType<{ readonly uri: string }, readonly FolderEntry[], void>(
  'decisionPackets/fs/list',
);
