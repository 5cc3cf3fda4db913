import { languages, type TextDocument, workspace } from 'vscode';

const packets = ['*decision-packet.md', '*.packet.md'];
const jsonPackets = ['*decision-packet.json', '*decision-packet.jsonc', '*.packet.json', '*.packet.jsonc'];
const maps = ['*blocker-map.json', '*blocker-map.jsonc'];

/** Packets, for which there is a decision in force. */
export const packetSelector = [
  { scheme: 'file', language: 'markdown', pattern: inAnyFolder(packets) },
  ...jsonSelector('decision-packet-json', jsonPackets),
];

/** The configuration that the server and the command line read. */
const configSelector = [{ scheme: 'file', pattern: '**/.decision-packets.jsonc' }];

/** Everything the server is told about. Other schemes hold versions of files, not files: the left side of a diff, say. */
export const serverSelector = [...packetSelector, ...jsonSelector('blocker-map', maps), ...configSelector];

/** A JSON language by its own id, and by its file names where a user gave those files another JSON language. */
function jsonSelector(language: string, names: readonly string[]) {
  const pattern = inAnyFolder(names);
  return [
    { scheme: 'file', language },
    { scheme: 'file', language: 'json', pattern },
    { scheme: 'file', language: 'jsonc', pattern },
  ];
}

/** One pattern of one level: patterns within patterns are not understood everywhere. */
function inAnyFolder(names: readonly string[]): string {
  return `**/{${names.join(',')}}`;
}

export function isPacket(document: TextDocument): boolean {
  return languages.match(packetSelector, document) > 0;
}

/** Whether the server has something to say of a document: a packet or a map. */
export function isChecked(document: TextDocument): boolean {
  return languages.match(serverSelector, document) > 0;
}

/** Whether there is a packet or a map in the workspace. */
export async function workspaceHoldsAny(): Promise<boolean> {
  const files = await workspace.findFiles(inAnyFolder([...packets, ...jsonPackets, ...maps]), undefined, 1);
  return files.length > 0;
}
