import { type DocumentSelector, languages, type TextDocument, workspace } from 'vscode';

const packets = ['**/*decision-packet.md', '**/*.packet.md'];
const jsonPackets = ['**/*decision-packet.{json,jsonc}', '**/*.packet.{json,jsonc}'];
const maps = ['**/*blocker-map.{json,jsonc}'];

/** Packets, for which there is a decision in force. */
export const packetSelector = [
  ...packets.map((pattern) => ({ scheme: 'file', language: 'markdown', pattern })),
  ...jsonSelector('decision-packet-json', jsonPackets),
];

/** Everything the server is told about. Other schemes hold versions of files, not files: the left side of a diff, say. */
export const serverSelector = [...packetSelector, ...jsonSelector('blocker-map', maps)];

/** A JSON language by its own id, and by its file names where a user gave those files another JSON language. */
function jsonSelector(language: string, patterns: readonly string[]) {
  return [
    { scheme: 'file', language },
    ...['json', 'jsonc'].flatMap((json) => patterns.map((pattern) => ({ scheme: 'file', language: json, pattern }))),
  ];
}

export function isPacket(document: TextDocument): boolean {
  return matches(packetSelector, document);
}

function matches(selector: DocumentSelector, document: TextDocument): boolean {
  return languages.match(selector, document) > 0;
}

/** Whether there is anything for the server to do: a packet or map that is open, or one in the workspace. */
export async function anythingToCheck(): Promise<boolean> {
  if (workspace.textDocuments.some((document) => matches(serverSelector, document))) {
    return true;
  }
  const files = await workspace.findFiles(`{${[...packets, ...jsonPackets, ...maps].join(',')}}`, undefined, 1);
  return files.length > 0;
}
