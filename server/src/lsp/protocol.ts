import { NotificationType, RequestType } from 'vscode-languageserver/node';
import type { DecisionReason } from '../core/evaluate/decision.ts';

/** Beyond the LSP: the summary of a packet as a Markdown document; `null` for what is no packet. */
export const summaryRequest = new RequestType<{ readonly uri: string }, { readonly markdown: string } | null, void>(
  'decisionPackets/summary',
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
