import { type Uri, WorkspaceEdit, window, workspace } from 'vscode';

/** Writes files that are not there yet, all or none, as one step that can be undone. Says which is there already. */
export async function writeNewFiles(files: readonly { readonly uri: Uri; readonly text: string }[]): Promise<boolean> {
  for (const { uri } of files) {
    if (!(await isThere(uri))) continue;
    const open = 'Open It';
    const path = workspace.asRelativePath(uri);
    const message = `${path} is there already. Nothing was written.`;
    if ((await window.showWarningMessage(message, open)) === open) await window.showTextDocument(uri);
    return false;
  }
  const edit = new WorkspaceEdit();
  for (const { uri, text } of files)
    edit.createFile(uri, { contents: new TextEncoder().encode(text), overwrite: false });
  const isWritten = await workspace.applyEdit(edit);
  if (!isWritten) void window.showErrorMessage('The editor could not write the files. Nothing was written.');
  return isWritten;
}

const isThere = (uri: Uri): Promise<boolean> =>
  Promise.resolve(workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
