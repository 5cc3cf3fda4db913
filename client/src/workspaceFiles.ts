import { Disposable, FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ClientReadResult, type ClientStat, listRequest, readRequest, statRequest } from './filesProtocol.ts';

/** Answers for the files that the server does not reach by itself; for none outside of the workspace's folders. */
export function serveWorkspaceFiles(client: BaseLanguageClient): Disposable {
  return Disposable.from(
    client.onRequest(statRequest, ({ uri }) => statOf(inWorkspace(uri))),
    client.onRequest(readRequest, ({ uri, mostBytes }) => contentOf(inWorkspace(uri), mostBytes)),
    client.onRequest(listRequest, async ({ uri }) =>
      (await workspace.fs.readDirectory(inWorkspace(uri))).map(([name, type]) => ({ name, kind: kindOf(type) })),
    ),
  );
}

function inWorkspace(uri: string): Uri {
  const at = Uri.parse(uri, true);
  if (workspace.getWorkspaceFolder(at) === undefined || at.path.split('/').includes('..')) {
    throw new Error(`${uri} is not in the workspace.`);
  }
  return at;
}

async function statOf(uri: Uri): Promise<ClientStat | null> {
  try {
    const { type, size } = await workspace.fs.stat(uri);
    const kind = kindOf(type);
    return kind === 'link' ? { kind: 'inaccessible', why: 'is a link' } : { kind, size };
  } catch (error) {
    return isAbsence(error) ? null : { kind: 'inaccessible', why: reasonOf(error) };
  }
}

async function contentOf(uri: Uri, mostBytes: number): Promise<ClientReadResult> {
  try {
    if ((await workspace.fs.stat(uri)).size > mostBytes) {
      return { why: 'is too large' };
    }
    const bytes = await workspace.fs.readFile(uri);
    return bytes.length > mostBytes ? { why: 'is too large' } : { base64: toBase64(bytes) };
  } catch (error) {
    return { why: reasonOf(error) };
  }
}

/** A link has the type of what it leads to beside its own. */
function kindOf(type: FileType): 'file' | 'directory' | 'link' | 'other' {
  if ((type & FileType.SymbolicLink) !== 0) {
    return 'link';
  }
  return type === FileType.File ? 'file' : type === FileType.Directory ? 'directory' : 'other';
}

const isAbsence = (error: unknown): boolean => error instanceof FileSystemError && error.code === 'FileNotFound';

function reasonOf(error: unknown): string {
  if (error instanceof FileSystemError && error.code === 'NoPermissions') {
    return 'may not be read';
  }
  return `cannot be read (${error instanceof Error ? error.message : String(error)})`;
}

/** In pieces: a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += 0x8000) {
    pieces.push(String.fromCharCode(...bytes.subarray(from, from + 0x8000)));
  }
  return btoa(pieces.join(''));
}
