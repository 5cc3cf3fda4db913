import { commands, Disposable, window } from 'vscode';
import { type BaseLanguageClient, ExecuteCommandRequest } from 'vscode-languageclient';
import type { PacketStatuses } from './packetStatuses.ts';
import { type Reason, revertToHoldCommand } from './protocol.ts';

/** The context key that shows the command only where there is a selection to take back. */
const canRevert = 'decisionPackets.canRevert';

const withoutSelection: ReadonlySet<Reason> = new Set(['no-default', 'superseded', 'nothing-selected']);

/** Keeps the context key right for the packet in the active editor. */
export function trackRevertability(statuses: PacketStatuses): Disposable {
  const update = () => {
    const uri = window.activeTextEditor?.document.uri;
    const status = uri && statuses.of(uri);
    void commands.executeCommand('setContext', canRevert, status !== undefined && !withoutSelection.has(status.reason));
  };
  update();
  return Disposable.from(statuses.onDidChange(update), window.onDidChangeActiveTextEditor(update));
}

/** Has the server give the selection of the packet in the active editor back to its default. */
export async function revertActivePacket(client: BaseLanguageClient): Promise<void> {
  const uri = window.activeTextEditor?.document.uri;
  if (uri !== undefined) {
    await client.sendRequest(ExecuteCommandRequest.type, { command: revertToHoldCommand, arguments: [uri.toString()] });
  }
}
