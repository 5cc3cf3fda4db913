import { commands, type Disposable, QuickInputButtons, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { writeNewFiles } from './newFiles.ts';
import { draftRequest, type WrittenAnswers } from './protocol.ts';
import type { Server } from './server.ts';

const title = 'New Decision Packet';
const back = Symbol('back');

/** One question: what is asked, and how its answer goes among the others. */
interface Question {
  readonly prompt: string;
  readonly placeholder: string;
  /** What stands there when it is asked. */
  readonly value: (answers: WrittenAnswers) => string;
  readonly add: (answer: string, answers: WrittenAnswers) => WrittenAnswers;
  /** Asked again and again, until nothing is answered. */
  readonly isRepeated?: true;
}

const questions: readonly Question[] = [
  {
    prompt: 'The lane, which all blocker IDs begin with: capital letters and digits, joined by "-".',
    placeholder: 'FIX7-P0',
    value: ({ lane }) => lane,
    add: (lane, answers) => ({ ...answers, lane }),
  },
  {
    prompt: 'The title of the packet.',
    placeholder: 'Next decision packet',
    value: ({ title, lane }) => title ?? `${lane.trim()}: next decision packet`,
    add: (title, answers) => ({ ...answers, title }),
  },
  {
    prompt: 'Who may choose an option: a role.',
    placeholder: 'owner',
    value: ({ choosers }) => choosers?.[0] ?? 'owner',
    add: (chooser, answers) => ({ ...answers, choosers: [chooser] }),
  },
  {
    prompt: 'A blocker as "ID: title (owner)". Enter without an answer goes on.',
    placeholder: 'ROLLBACK-1: prove that a release can be taken back (operator)',
    value: () => '',
    add: (blocker, answers) => ({ ...answers, blockers: [...(answers.blockers ?? []), blocker] }),
    isRepeated: true,
  },
  {
    prompt: 'An option as "ID: what it authorizes | preconditions". Enter without an answer ends.',
    placeholder: 'AUTHORIZE_RELEASE: the release | ALL blockers resolved; RELEASE grant',
    value: () => '',
    add: (option, answers) => ({ ...answers, options: [...(answers.options ?? []), option] }),
    isRepeated: true,
  },
];

/** Asks what a new packet is to say, writes it with its map, a draft on HOLD with everything OPEN, and opens it. */
export function registerNewPacket(client: BaseLanguageClient, server: Server): Disposable {
  return commands.registerCommand('decisionPackets.newPacket', async (given?: Uri) => {
    const folder = await folderFor(given);
    if (folder === undefined) return;
    await server.start();
    if (server.state !== 'running') {
      void window.showErrorMessage('The language server of Decision Packets is not running, and it drafts the packet.');
      return;
    }
    const check = async (answers: WrittenAnswers): Promise<string | undefined> => {
      const draft = await client.sendRequest(draftRequest, answers);
      return draft?.kind === 'problem' ? draft.message : undefined;
    };
    const answers = await ask(check);
    const draft = answers && (await client.sendRequest(draftRequest, answers));
    if (draft?.kind === 'problem') void window.showErrorMessage(`Nothing was written. ${draft.message}`);
    if (draft?.kind !== 'files') return;
    const [packet, map] = [draft.packet, draft.map].map(({ name, text }) => ({
      uri: Uri.joinPath(folder, name),
      text,
    }));
    if (packet !== undefined && map !== undefined && (await writeNewFiles([packet, map]))) {
      await window.showTextDocument(packet.uri, { preview: false });
    }
  });
}

/** The folder that was pointed at, else that of the active file where it is one of the workspace's, else a root. */
async function folderFor(given: Uri | undefined): Promise<Uri | undefined> {
  if (given instanceof Uri) return given;
  const active = window.activeTextEditor?.document.uri;
  if (active !== undefined && workspace.getWorkspaceFolder(active) !== undefined) return Uri.joinPath(active, '..');
  const [only, ...others] = workspace.workspaceFolders ?? [];
  if (only === undefined) {
    void window.showInformationMessage('Open a folder first: a packet is a file of it.');
    return undefined;
  }
  if (others.length === 0) return only.uri;
  return (await window.showWorkspaceFolderPick({ placeHolder: 'The folder for the new packet' }))?.uri;
}

/** All answers; `undefined` when somebody wants to go no further. */
async function ask(
  check: (answers: WrittenAnswers) => Promise<string | undefined>,
): Promise<WrittenAnswers | undefined> {
  /** The answers before each question that was answered, to go back to. */
  const past: { readonly step: number; readonly answers: WrittenAnswers }[] = [];
  let answers: WrittenAnswers = { lane: '' };
  let step = 0;
  for (let question = questions[step]; question !== undefined; question = questions[step]) {
    const answer = await askOne(question, step, answers, past.length > 0, check);
    if (answer === undefined) return undefined;
    if (answer === back) {
      const before = past.pop();
      if (before !== undefined) ({ step, answers } = before);
      continue;
    }
    past.push({ step, answers });
    const isEnd = question.isRepeated === true && answer === '';
    if (!isEnd) answers = question.add(answer, answers);
    if (isEnd || question.isRepeated !== true) step += 1;
  }
  return answers;
}

function askOne(
  question: Question,
  step: number,
  answers: WrittenAnswers,
  canGoBack: boolean,
  check: (answers: WrittenAnswers) => Promise<string | undefined>,
): Promise<string | typeof back | undefined> {
  const input = window.createInputBox();
  input.title = title;
  input.step = step + 1;
  input.totalSteps = questions.length;
  input.prompt = question.prompt;
  input.placeholder = question.placeholder;
  input.value = question.value(answers);
  input.ignoreFocusOut = true;
  input.buttons = canGoBack ? [QuickInputButtons.Back] : [];
  return new Promise((resolve) => {
    const end = (answer: string | typeof back | undefined) => {
      resolve(answer);
      input.dispose();
    };
    input.onDidChangeValue(() => {
      input.validationMessage = undefined;
    });
    input.onDidTriggerButton(() => end(back));
    input.onDidHide(() => end(undefined));
    input.onDidAccept(async () => {
      const answer = input.value.trim();
      if (question.isRepeated === true && answer === '') return end('');
      input.busy = true;
      const problem = await check(question.add(answer, answers));
      input.busy = false;
      if (problem === undefined) end(answer);
      else input.validationMessage = problem;
    });
    input.show();
  });
}
