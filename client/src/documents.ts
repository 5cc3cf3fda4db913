import { type Disposable, languages, type TextDocument, workspace } from 'vscode';

const packets = ['*decision-packet.md', '*.packet.md'];
const jsonPackets = ['*decision-packet.json', '*decision-packet.jsonc', '*.packet.json', '*.packet.jsonc'];
const maps = ['*blocker-map.json', '*blocker-map.jsonc'];

/**
 * The schemes of files: those of the workspace's folders, and the disk's. Others hold versions of files, not files: the
 * left side of a diff, say.
 */
const schemes = (): readonly string[] => [
  ...new Set(['file', ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)]),
];

/** Packets, for which there is a decision in force. */
export const packetSelector = () => [
  ...schemes().map((scheme) => ({ scheme, language: 'markdown', pattern: inAnyFolder(packets) })),
  ...jsonSelector('decision-packet-json', jsonPackets),
];

/** Everything the server is told about: the configuration, too, that it and the command line read. */
export const serverSelector = () => [
  ...packetSelector(),
  ...jsonSelector('blocker-map', maps),
  ...schemes().map((scheme) => ({ scheme, pattern: '**/.decision-packets.jsonc' })),
];

/** A JSON language by its own id, and by its file names where a user gave those files another JSON language. */
function jsonSelector(language: string, names: readonly string[]) {
  const pattern = inAnyFolder(names);
  return schemes().flatMap((scheme) => [
    { scheme, language },
    { scheme, language: 'json', pattern },
    { scheme, language: 'jsonc', pattern },
  ]);
}

/** Calls back when folders of another kind came or went, with which the selectors change. */
export function onDidChangeSelectors(listener: () => void): Disposable {
  let known = schemes().toSorted().join();
  return workspace.onDidChangeWorkspaceFolders(() => {
    const now = schemes().toSorted().join();
    if (now !== known) {
      known = now;
      listener();
    }
  });
}

/** One pattern of one level: patterns within patterns are not understood everywhere. */
function inAnyFolder(names: readonly string[]): string {
  return `**/{${names.join(',')}}`;
}

export function isPacket(document: TextDocument): boolean {
  return languages.match(packetSelector(), document) > 0;
}

/** Whether the server has something to say of a document: a packet or a map. */
export function isChecked(document: TextDocument): boolean {
  return languages.match(serverSelector(), document) > 0;
}

/** Whether there is a packet or a map in the workspace. */
export async function workspaceHoldsAny(): Promise<boolean> {
  const files = await workspace.findFiles(inAnyFolder([...packets, ...jsonPackets, ...maps]), undefined, 1);
  return files.length > 0;
}
