import assert from 'node:assert/strict';
import {
  commands,
  type Diagnostic,
  languages,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';

export const folder = workspace.workspaceFolders?.[0]?.uri ?? assert.fail('No folder is open.');

export const packetUri = Uri.joinPath(folder, 'release-decision-packet.md');
export const mapUri = Uri.joinPath(folder, 'release-blocker-map.json');

/** Opens a file in the active editor. */
export async function open(uri: Uri): Promise<TextDocument> {
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document);
  return document;
}

/** Waits until what is asked for is there: the answer that is neither undefined nor false. */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false | PromiseLike<T | undefined | false>,
): Promise<T> {
  const end = Date.now() + 15_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) {
      return answer;
    }
    assert.ok(Date.now() < end, `${what} did not come about.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Our diagnostics of a file; with a code, those of that rule. */
export function diagnostics(uri: Uri, code?: string): readonly Diagnostic[] {
  return languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'decision-packets')
    .filter((diagnostic) => code === undefined || codeOf(diagnostic) === code);
}

function codeOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

export const reported = (uri: Uri, code: string): Promise<Diagnostic> =>
  until(`${code} in ${uri.path}`, () => diagnostics(uri, code)[0]);

export const gone = (uri: Uri, code: string): Promise<true> =>
  until(`The end of ${code} in ${uri.path}`, () => diagnostics(uri, code).length === 0);

/** Replaces the first occurrence of a text, as typing would: the file on disk stays as it is. */
export async function replace(uri: Uri, before: string, after: string): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const start = document.getText().indexOf(before);
  assert.ok(start >= 0, `${uri.path} does not hold "${before}".`);
  const edit = new WorkspaceEdit();
  edit.replace(uri, new Range(document.positionAt(start), document.positionAt(start + before.length)), after);
  assert.ok(await workspace.applyEdit(edit));
}

/** The first place of a text in a document. */
export function rangeOf(document: TextDocument, text: string): Range {
  const start = document.getText().indexOf(text);
  assert.ok(start >= 0, `${document.uri.path} does not hold "${text}".`);
  return new Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** The text of a file as it is saved. */
export async function textOnDisk(uri: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}

/** Writes a file as another program would. */
export const writeOnDisk = (uri: Uri, text: string): Thenable<void> =>
  workspace.fs.writeFile(uri, new TextEncoder().encode(text));

/** Leaves the files as they were, on disk and in editors. */
export function restoreFilesAfterEach(): void {
  const originals = new Map<Uri, string>();
  before(async () => {
    for (const uri of [packetUri, mapUri]) {
      originals.set(uri, await textOnDisk(uri));
    }
  });
  afterEach(async () => {
    for (const [uri, text] of originals) {
      await until(`${uri.path} as it was`, () => restore(uri, text));
    }
    await commands.executeCommand('workbench.action.closeAllEditors');
  });
}

/** Takes a step towards the text that a file had, and says whether it is there. */
async function restore(uri: Uri, text: string): Promise<boolean> {
  const document = await workspace.openTextDocument(uri);
  if (document.isDirty) {
    await window.showTextDocument(document);
    await commands.executeCommand('workbench.action.files.revert');
  } else if ((await textOnDisk(uri)) !== text) {
    await writeOnDisk(uri, text);
  }
  return !document.isDirty && document.getText() === text;
}
