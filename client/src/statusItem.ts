import { Disposable, LanguageStatusSeverity, languages, window } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { isPacket, onDidChangeSelectors, packetSelector } from './documents.ts';
import type { PacketStatuses } from './packetStatuses.ts';
import type { PacketStatus } from './protocol.ts';
import { problemsIn, reasonWords, severityOf } from './words.ts';

/** The language status item: the decision in force, the number of problems, and how long the last check took. */
export function createStatusItem(client: BaseLanguageClient, statuses: PacketStatuses): Disposable {
  const item = languages.createLanguageStatusItem('decisionPackets.decision', packetSelector());
  item.name = 'Decision Packets';

  const show = (status: PacketStatus) => {
    item.busy = false;
    item.text = status.inForce === null ? 'Nothing is in force' : `In force: ${status.inForce}`;
    item.detail = `${reasonWords[status.reason]} · ${problemsIn(status)} · checked in ${Math.max(1, Math.round(status.checkMs))} ms`;
    item.severity = severities[severityOf(status.reason)];
    item.command = { command: 'decisionPackets.showSummary', title: 'Show Summary' };
  };
  const showServer = () => {
    const isStopped = client.state === State.Stopped || client.state === State.StartFailed;
    item.busy = !isStopped;
    item.text = isStopped ? 'The language server is not running' : 'Checking';
    item.detail = '';
    item.severity = isStopped ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    item.command = { command: 'decisionPackets.restartServer', title: 'Restart Server' };
  };
  const update = () => {
    const document = window.activeTextEditor?.document;
    if (document === undefined || !isPacket(document)) {
      return;
    }
    const status = statuses.of(document.uri);
    if (status === undefined || client.state !== State.Running) {
      showServer();
    } else {
      show(status);
    }
  };
  update();

  return Disposable.from(
    item,
    onDidChangeSelectors(() => {
      item.selector = packetSelector();
    }),
    statuses.onDidChange(update),
    client.onDidChangeState(update),
    window.onDidChangeActiveTextEditor(update),
  );
}

const severities = {
  fine: LanguageStatusSeverity.Information,
  warning: LanguageStatusSeverity.Warning,
  error: LanguageStatusSeverity.Error,
} as const;
