import { NotificationType, NotificationType0, RequestType, RequestType0 } from 'vscode-languageserver';
import type { DecisionReason } from '../core/evaluate/decision.ts';
import type { Summary } from '../core/summary/model.ts';
import type { PacketOverview } from '../core/summary/overview.ts';

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

/** Beyond the LSP: all packets of all folders at a glance, in the order of their URIs. */
export const packetsRequest = new RequestType0<readonly PacketOverview[] | null, void>('decisionPackets/packets');

/** Beyond the LSP: all that there is to say of one packet; `null` for what is no packet. What is unknown is left out. */
export const packetRequest = new RequestType<{ readonly uri: string }, Summary | null, void>('decisionPackets/packet');

/** Sent after a check in which anything changed that a packet or a map rests on: what was asked of them may be outdated. */
export const changedNotification = new NotificationType0('decisionPackets/changed');

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
