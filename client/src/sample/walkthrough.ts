import {
  commands,
  DiagnosticSeverity,
  Disposable,
  type ExtensionContext,
  languages,
  Range,
  Selection,
  type TextEditor,
  TextEditorRevealType,
  type Uri,
  ViewColumn,
  window,
} from 'vscode';
import { sampleOption } from './files.ts';
import { isAsItCame, provideSample, resetSample, sampleFolder } from './sample.ts';

/** How long a step waits for what the server finds before it goes on without. */
const patienceMs = 5_000;

/** How long a click goes on after its command has begun. */
const clickMs = 200;

const selectedLine = /^Selected:[ \t]*(.*)$/m;

/** The commands of the walkthrough's steps. Each opens the sample where it has to, so that they can be taken in any order. */
export function registerWalkthrough(context: ExtensionContext): Disposable {
  const register = (step: string, take: (folder: Uri) => Promise<unknown>) =>
    commands.registerCommand(`decisionPackets.sample.${step}`, async () => {
      const folder = sampleFolder(context);
      try {
        await take(folder);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        void window.showErrorMessage(`The sample cannot be used in ${folder.toString(true)}: ${why}`);
      }
    });
  return Disposable.from(
    register('open', open),
    register('inspect', inspect),
    register('select', select),
    register('revert', revert),
  );
}

async function open(folder: Uri): Promise<void> {
  await show(folder);
  if (!(await isAsItCame(folder))) {
    void offerToStartOver(folder);
  }
}

async function offerToStartOver(folder: Uri): Promise<void> {
  const startOver = 'Start Over';
  if ((await window.showInformationMessage('This is the sample as you left it.', startOver)) === startOver) {
    await resetSample(folder);
  }
}

/** Shows what an option lacks, as resting the mouse on it does. */
async function inspect(folder: Uri): Promise<void> {
  const editor = await show(folder);
  moveTo(editor, `| ${sampleOption}`, 2);
  await commands.executeCommand('editor.action.showHover');
}

/** Selects an option that is not available, and shows the error that follows. */
async function select(folder: Uri): Promise<void> {
  const editor = await show(folder);
  const { document } = editor;
  const line = selectedLine.exec(document.getText());
  const label = `Selected: ${sampleOption}`;
  if (line?.[1]?.trim() !== sampleOption) {
    await editor.edit((edit) => {
      if (line === null) {
        edit.insert(document.lineAt(document.lineCount - 1).range.end, `\n${label}\n`);
      } else {
        const start = document.positionAt(line.index);
        edit.replace(new Range(start, document.positionAt(line.index + line[0].length)), label);
      }
    });
  }
  moveTo(editor, label, 'Selected: '.length);
  await found(document.uri);
  await commands.executeCommand('editor.action.marker.next');
}

/** Gives the selection back, as the key does. */
async function revert(folder: Uri): Promise<void> {
  const editor = await show(folder);
  moveTo(editor, 'Selected:', 'Selected: '.length);
  await commands.executeCommand('closeMarkersNavigation');
  await commands.executeCommand('decisionPackets.revert');
}

/** Opens the sample's packet: where it is open already, else beside what is not a text, such as the walkthrough. */
async function show(folder: Uri): Promise<TextEditor> {
  const document = await provideSample(folder);
  const open = window.visibleTextEditors.find((editor) => editor.document.uri.toString() === document.uri.toString());
  const isBesideText = window.activeTextEditor !== undefined || window.tabGroups.activeTabGroup.tabs.length === 0;
  const viewColumn = open?.viewColumn ?? (isBesideText ? ViewColumn.Active : ViewColumn.Beside);
  const editor = await window.showTextDocument(document, { viewColumn, preview: false });
  // The click on a step's button ends in the walkthrough, and takes the focus back there.
  await new Promise((resolve) => setTimeout(resolve, clickMs));
  return window.showTextDocument(document, { viewColumn: editor.viewColumn ?? viewColumn, preview: false });
}

/** Puts the cursor `behind` characters into the first place of a text. */
function moveTo(editor: TextEditor, text: string, behind: number): void {
  const start = editor.document.getText().indexOf(text);
  if (start >= 0) {
    const position = editor.document.positionAt(start + behind);
    editor.selection = new Selection(position, position);
    editor.revealRange(new Range(position, position), TextEditorRevealType.InCenterIfOutsideViewport);
  }
}

/** Waits until an error is found in a file. */
function found(uri: Uri): Promise<void> {
  const isReported = () =>
    languages
      .getDiagnostics(uri)
      .some(({ source, severity }) => source === 'decision-packets' && severity === DiagnosticSeverity.Error);
  return new Promise((resolve) => {
    if (isReported()) {
      resolve();
      return;
    }
    const finish = () => {
      clearTimeout(timer);
      subscription.dispose();
      resolve();
    };
    const timer = setTimeout(finish, patienceMs);
    const subscription = languages.onDidChangeDiagnostics(() => isReported() && finish());
  });
}
