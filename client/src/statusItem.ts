import { Disposable, LanguageStatusSeverity, languages, window } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { isPacket, packetSelector } from './documents.ts';
import type { PacketStatuses } from './packetStatuses.ts';
import type { PacketStatus, Reason } from './protocol.ts';

/** In plain words, why the decision in force is what it is. */
const reasons: Readonly<Record<Reason, string>> = {
  'no-default': 'the packet has no usable default',
  superseded: 'the packet is superseded',
  draft: 'the packet is a draft',
  multiple: 'several options are selected',
  unknown: 'the selected option is unknown',
  blocked: 'the selection is blocked',
  unattributed: 'the selection lacks who decided, or when',
  unauthorised: 'the selection was not made by a chooser',
  contradicted: 'the packet also says that nothing is selected',
  selected: 'selected',
  'nothing-selected': 'nothing is selected',
};

/** The language status item: the decision in force, the number of problems, and how long the last check took. */
export function createStatusItem(client: BaseLanguageClient, statuses: PacketStatuses): Disposable {
  const item = languages.createLanguageStatusItem('decisionPackets.decision', packetSelector);
  item.name = 'Decision Packets';

  const show = (status: PacketStatus) => {
    item.busy = false;
    item.text = status.inForce === null ? 'Nothing is in force' : `In force: ${status.inForce}`;
    item.detail = `${reasons[status.reason]} · ${problemsOf(status)} · checked in ${Math.max(1, Math.round(status.checkMs))} ms`;
    item.severity = severityOf(status.reason);
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
    statuses.onDidChange(update),
    client.onDidChangeState(update),
    window.onDidChangeActiveTextEditor(update),
  );
}

function problemsOf({ problems }: PacketStatus): string {
  if (problems === 0) {
    return 'no problems';
  }
  return problems === 1 ? '1 problem' : `${problems} problems`;
}

/** A selection that does not hold is an error; a packet that only says what holds, or is a draft, is not. */
function severityOf(reason: Reason): LanguageStatusSeverity {
  switch (reason) {
    case 'selected':
    case 'nothing-selected':
    case 'superseded':
      return LanguageStatusSeverity.Information;
    case 'draft':
      return LanguageStatusSeverity.Warning;
    default:
      return LanguageStatusSeverity.Error;
  }
}
