import { NotificationType, RequestType } from 'vscode-languageclient/node';

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

/** `null` for what is no packet. */
export const summaryRequest = new RequestType<{ readonly uri: string }, { readonly markdown: string } | null, void>(
  'decisionPackets/summary',
);

export const statusNotification = new NotificationType<PacketStatus>('decisionPackets/status');

/** The server's command that gives a packet's selection back to its default; takes the packet's URI. */
export const revertToHoldCommand = 'decisionPackets.revertToHold';
