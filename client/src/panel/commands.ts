import { commands, Disposable, Uri, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { isPacket } from '../documents.ts';
import { copySummary, exportSummary } from './export.ts';
import type { SummaryPanels } from './summaryPanels.ts';

/** The commands around the summary; each takes the URI of a packet, or is about the one that is looked at. */
export function registerSummaryCommands(panels: SummaryPanels, client: BaseLanguageClient): Disposable {
  const register = (name: string, run: (packet: Uri) => unknown) =>
    commands.registerCommand(`decisionPackets.${name}`, async (argument?: unknown) => {
      const packet = packetOf(argument, panels);
      if (packet !== undefined) await run(packet);
    });
  return Disposable.from(
    register('showSummary', (packet) => panels.show(packet)),
    register('whatIf', (packet) => panels.show(packet, 'what-if')),
    register('exportSummary', (packet) => exportSummary(client, packet)),
    register('copySummary', (packet) => copySummary(client, packet)),
  );
}

/** The packet that is given, that of the panel that has the focus, or the one in the active editor. */
function packetOf(argument: unknown, panels: SummaryPanels): Uri | undefined {
  if (argument instanceof Uri) return argument;
  if (typeof argument === 'string') return Uri.parse(argument);
  if (panels.activePacket !== undefined) return panels.activePacket;
  const document = window.activeTextEditor?.document;
  if (document !== undefined && isPacket(document)) return document.uri;
  void window.showInformationMessage('Open a decision packet first; its summary is shown beside it.');
  return undefined;
}
