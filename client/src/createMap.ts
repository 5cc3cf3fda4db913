import { commands, Disposable, Uri, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { writeNewFiles } from './newFiles.ts';
import type { Packets } from './packets.ts';
import { draftMapRequest } from './protocol.ts';
import type { Node } from './tree/node.ts';

/** The context key that shows the command only where the packet in the active editor has no map. */
const canCreateMap = 'decisionPackets.canCreateMap';

/** The packet that is meant: by the tree a node, by the editor's menu a URI, by the palette the active one. */
function packetOf(given: Node | Uri | undefined): string | undefined {
  if (given instanceof Uri) return given.toString();
  if (given?.subject.kind === 'note') return given.subject.packet;
  return window.activeTextEditor?.document.uri.toString();
}

/** Creates the blocker map that a packet lacks, from what the packet says, and opens it. */
export function registerCreateMap(client: BaseLanguageClient, packets: Packets): Disposable {
  const update = () => {
    const uri = window.activeTextEditor?.document.uri;
    const packet = uri && packets.of(uri);
    const lacksMap = packet?.map.kind === 'none' || packet?.map.kind === 'missing';
    void commands.executeCommand('setContext', canCreateMap, lacksMap && packet.status !== 'superseded');
  };
  update();
  return Disposable.from(
    packets.onDidChange(update),
    window.onDidChangeActiveTextEditor(update),
    commands.registerCommand('decisionPackets.createMap', async (given?: Node | Uri) => {
      const uri = packetOf(given);
      const drafted = uri === undefined ? null : await client.sendRequest(draftMapRequest, { uri });
      if (drafted === null) {
        void window.showInformationMessage('There is no packet here that lacks a blocker map.');
        return;
      }
      const map = Uri.parse(drafted.uri);
      if (await writeNewFiles([{ uri: map, text: drafted.text }])) await window.showTextDocument(map);
    }),
  );
}
