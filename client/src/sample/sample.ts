import { type ExtensionContext, Range, type TextDocument, Uri, WorkspaceEdit, workspace } from 'vscode';
import { sampleFiles, samplePacket } from './files.ts';

/**
 * A folder of the extension's own in which people try things on the sample: their workspace stays as it is. Where that
 * is no place for files, as in a browser, a folder of the workspace's.
 */
export function sampleFolder({ globalStorageUri }: ExtensionContext): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  return globalStorageUri.scheme === 'file' || folder === undefined
    ? Uri.joinPath(globalStorageUri, 'sample')
    : Uri.joinPath(folder.uri, 'decision-packets-sample');
}

/** Puts the files of the sample where they are missing, and leaves the others as somebody has made them. */
export async function provideSample(folder: Uri): Promise<TextDocument> {
  for (const [path, text] of Object.entries(sampleFiles)) {
    const file = Uri.joinPath(folder, path);
    if (!(await isThere(file))) {
      await write(file, text);
    }
  }
  return workspace.openTextDocument(Uri.joinPath(folder, samplePacket));
}

/** Gives every file of the sample the text with which it came; what was there can be had back by undoing it. */
export async function resetSample(folder: Uri): Promise<void> {
  const edit = new WorkspaceEdit();
  const documents = await sampleDocuments(folder);
  for (const { document, text } of documents) {
    edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), text);
  }
  await workspace.applyEdit(edit);
  await Promise.all(documents.map(({ document }) => document.save()));
}

/** Whether the sample is as it came. */
export const isAsItCame = async (folder: Uri): Promise<boolean> =>
  (await sampleDocuments(folder)).every(({ document, text }) => document.getText().replaceAll('\r\n', '\n') === text);

const sampleDocuments = (folder: Uri) =>
  Promise.all(
    Object.entries(sampleFiles).map(async ([path, text]) => ({
      document: await workspace.openTextDocument(Uri.joinPath(folder, path)),
      text,
    })),
  );

async function isThere(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}

/** Makes the folders on the way, too. */
const write = (file: Uri, text: string): Thenable<void> => workspace.fs.writeFile(file, new TextEncoder().encode(text));
