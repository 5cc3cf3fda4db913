import { Disposable, MarkdownString, StatusBarAlignment, ThemeColor, window } from 'vscode';
import { isPacket } from './documents.ts';
import type { PacketStatuses } from './packetStatuses.ts';
import type { PacketStatus } from './protocol.ts';
import { capitalised, inForceWords, inMarkdown, problemsIn, reasonWords, severityOf, visible } from './words.ts';

const icons = { fine: 'debug-pause', warning: 'warning', error: 'error' } as const;
const backgrounds = {
  fine: undefined,
  warning: new ThemeColor('statusBarItem.warningBackground'),
  error: new ThemeColor('statusBarItem.errorBackground'),
} as const;

/** What is in force for the packet in the active editor; a click opens its summary. Hidden beside anything else. */
export function createStatusBarItem(statuses: PacketStatuses): Disposable {
  const item = window.createStatusBarItem('decisionPackets.inForce', StatusBarAlignment.Left, 10);
  item.name = 'Decision in Force';
  item.command = 'decisionPackets.showSummary';
  const show = (status: PacketStatus) => {
    const severity = severityOf(status.reason);
    const inForce = visible(capitalised(inForceWords(status.inForce)));
    const icon = status.reason === 'selected' ? 'pass-filled' : icons[severity];
    item.text = `$(${icon}) ${visible(status.inForce ?? 'Nothing in force')}`;
    item.backgroundColor = backgrounds[severity];
    item.tooltip = new MarkdownString(
      `**${inMarkdown(inForce)}**: ${reasonWords[status.reason]}\\.\n\n${capitalised(problemsIn(status))} in the packet\\. Click for its summary\\.`,
    );
    item.accessibilityInformation = {
      label: `${inForce}: ${reasonWords[status.reason]}. Show the packet's summary.`,
      role: 'button',
    };
    item.show();
  };
  const update = () => {
    const document = window.activeTextEditor?.document;
    const status = document !== undefined && isPacket(document) ? statuses.of(document.uri) : undefined;
    if (status === undefined) item.hide();
    else show(status);
  };
  update();
  return Disposable.from(item, statuses.onDidChange(update), window.onDidChangeActiveTextEditor(update));
}
