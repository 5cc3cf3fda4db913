import { commands, env, Uri, window, workspace } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { type SummaryFormat, summaryRequest } from '../protocol.ts';

interface FileFormat {
  readonly format: SummaryFormat;
  readonly label: string;
  readonly detail: string;
  readonly extension: string;
}

const formats: readonly FileFormat[] = [
  {
    format: 'html',
    label: 'HTML',
    detail: 'A page of its own, with the graph; opens from a disk and prints',
    extension: 'html',
  },
  { format: 'markdown', label: 'Markdown', detail: 'For issues, pull requests and wikis', extension: 'md' },
  { format: 'json', label: 'JSON', detail: 'For programs; what the command line prints', extension: 'json' },
];

/** Writes the summary of a packet into a file that a person names. */
export async function exportSummary(client: BaseLanguageClient, packet: Uri): Promise<void> {
  const chosen = await window.showQuickPick(formats, {
    title: 'Export Summary',
    placeHolder: 'The format of the file',
  });
  if (chosen === undefined) return;
  const text = await summaryOf(client, packet, chosen.format);
  if (text === undefined) return;
  const file = await window.showSaveDialog({
    title: 'Export Summary',
    saveLabel: 'Export',
    defaultUri: besidePacket(packet, chosen.extension),
    filters: { [chosen.label]: [chosen.extension] },
  });
  if (file === undefined) return;
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  const open = 'Open';
  const answer = await window.showInformationMessage(`The summary is in ${workspace.asRelativePath(file)}.`, open);
  if (answer === open) await commands.executeCommand('vscode.open', file);
}

export async function copySummary(client: BaseLanguageClient, packet: Uri): Promise<void> {
  const text = await summaryOf(client, packet, 'markdown');
  if (text === undefined) return;
  await env.clipboard.writeText(text);
  window.setStatusBarMessage('$(check) The summary is in the clipboard.', 4000);
}

/** `undefined` where there is none, which has been said then. */
async function summaryOf(client: BaseLanguageClient, packet: Uri, format: SummaryFormat): Promise<string | undefined> {
  if (client.state !== State.Running) {
    void window.showErrorMessage('The language server of Decision Packets is not running, so there is no summary.');
    return undefined;
  }
  const answer = await client.sendRequest(summaryRequest, { uri: packet.toString(), format });
  if (answer === null) {
    void window.showErrorMessage(`${workspace.asRelativePath(packet)} is no decision packet, or not any more.`);
  }
  return answer?.text;
}

/** `next-decision-packet.md` becomes `next-decision-packet-summary.html`, which is no packet. */
function besidePacket(packet: Uri, extension: string): Uri {
  const name = packet.path.slice(packet.path.lastIndexOf('/') + 1).replace(/\.(md|jsonc?)$/, '');
  return Uri.joinPath(packet, '..', `${name}-summary.${extension}`);
}
