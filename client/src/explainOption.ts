import {
  commands,
  Disposable,
  languages,
  QuickPickItemKind,
  type TextDocumentContentProvider,
  ThemeIcon,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { isPacket } from './documents.ts';
import type { Packets } from './packets.ts';
import { type PlaceItem, showPlaces } from './placePreview.ts';
import { type ExplainedOption, type ExplainParams, type ExplanationLine, explainRequest } from './protocol.ts';
import type { Node } from './tree/node.ts';
import { nameOf } from './tree/optionNodes.ts';
import { counted, visible } from './words.ts';

const scheme = 'decision-packets-explanation';
const asDocument = { iconPath: new ThemeIcon('open-preview'), tooltip: 'Open as a Document' };

/** What the command is called with: by the tree a node, by a lens a URI and an option's ID, by the palette nothing. */
type Given = readonly [] | readonly [node: Node] | readonly [uri: string, option: string] | readonly [place: Uri];

/** Explains why an option is blocked: what opens it, what it requires, and how its words were read. */
export function registerExplainOption(client: BaseLanguageClient, packets: Packets): Disposable {
  const documents = new ExplanationDocuments(client);
  return Disposable.from(
    workspace.registerTextDocumentContentProvider(scheme, documents),
    commands.registerCommand('decisionPackets.explainOption', async (...given: Given) => {
      const asked = askedFor(given);
      const found = asked && (await client.sendRequest(explainRequest, asked));
      const explained = found ?? (await askFor(await pickOption(packets), client));
      if (explained !== undefined && explained !== null) show(explained);
    }),
  );
}

const askFor = async (params: ExplainParams | undefined, client: BaseLanguageClient) =>
  params && client.sendRequest(explainRequest, params);

/** The option that is meant; without one named, that at the cursor. */
function askedFor([first, option]: Given): ExplainParams | undefined {
  if (typeof first === 'string') return { uri: first, option: option ?? '' };
  if (first !== undefined && 'subject' in first && first.subject.kind === 'option') {
    return { uri: first.subject.packet, option: first.subject.option };
  }
  const editor = window.activeTextEditor;
  if (editor === undefined || !isPacket(editor.document)) return undefined;
  return { uri: editor.document.uri.toString(), position: editor.selection.active };
}

/** Lets a person choose among the blocked options, those of the active packet first. */
async function pickOption(packets: Packets): Promise<ExplainParams | undefined> {
  const active = window.activeTextEditor?.document.uri.toString();
  const isActive = ({ uri }: { readonly uri: string }): boolean => Uri.parse(uri).toString() === active;
  const current = (packets.all ?? []).filter(({ status }) => status !== 'superseded');
  const ordered = [...current.filter(isActive), ...current.filter((packet) => !isActive(packet))];
  const items = ordered.flatMap((packet) => {
    const blocked = packet.options.filter(({ available }) => !available);
    const separator = { label: nameOf(packet), kind: QuickPickItemKind.Separator, asked: undefined };
    const options = blocked.map(({ id, met, total }) => ({
      label: visible(id),
      description: `${met} of ${total} met`,
      iconPath: new ThemeIcon('lock'),
      asked: { uri: packet.uri, option: id },
    }));
    return blocked.length === 0 ? [] : [separator, ...options];
  });
  if (items.length === 0) {
    void window.showInformationMessage('No option of the packets in this workspace is blocked.');
    return undefined;
  }
  const title = 'Why Is This Option Blocked?';
  return (await window.showQuickPick(items, { title, placeHolder: 'Which option' }))?.asked;
}

/** The explanation as a list: moving through it shows where each thing stands, choosing one goes there. */
function show(explained: ExplainedOption): void {
  const pick = window.createQuickPick<PlaceItem>();
  pick.title = `${visible(explained.option)}: ${explained.verdict}`;
  pick.placeholder = explained.available
    ? 'It is available. How its words were read'
    : 'What opens it, what it requires, and how its words were read';
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.buttons = [asDocument];
  pick.items = itemsFor(explained);
  const preview = showPlaces(pick);
  pick.onDidTriggerButton(async () => {
    preview.keep();
    pick.hide();
    await openAsDocument(explained);
  });
}

/** What there is to do comes first. */
function itemsFor({ sections }: ExplainedOption): PlaceItem[] {
  const steps = sections.filter(({ kind }) => kind === 'steps');
  const others = sections.filter(({ kind }) => kind !== 'steps');
  const ordered = [...steps, ...others.toSorted((one) => (one.kind === 'requirements' ? -1 : 1))];
  return ordered.flatMap(({ kind, title, lines }) => [
    {
      label: kind === 'steps' ? `${title}: ${counted(lines.length, 'step')}` : title,
      kind: QuickPickItemKind.Separator,
    },
    ...lines.map((line, index) => itemFor(line, kind === 'steps' ? `${index + 1}. ` : '')),
  ]);
}

function itemFor({ isMet, subject, aside, text, below, place }: ExplanationLine, number: string): PlaceItem {
  const more = below.map((each) => `${each.isMet === undefined ? '' : each.isMet ? '✓ ' : '✗ '}${each.text}`);
  return {
    label: `${number}${subject ?? text}`,
    ...(aside !== undefined && { description: aside }),
    ...(subject === undefined ? more.length > 0 && { detail: more.join(' · ') } : { detail: text }),
    iconPath: new ThemeIcon(isMet === undefined ? 'arrow-right' : isMet ? 'pass' : 'circle-large-outline'),
    place,
  };
}

async function openAsDocument({ uri, option }: ExplainedOption): Promise<void> {
  const document = Uri.from({ scheme, path: `/Why ${option}.md`, query: JSON.stringify({ uri, option }) });
  await languages.setTextDocumentLanguage(await workspace.openTextDocument(document), 'markdown');
  await commands.executeCommand('markdown.showPreviewToSide', document);
}

/** Explanations as read-only Markdown documents, as they stand when they are opened. */
class ExplanationDocuments implements TextDocumentContentProvider {
  readonly #client: BaseLanguageClient;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
  }

  async provideTextDocumentContent({ query }: Uri): Promise<string> {
    const explained = await this.#client.sendRequest(explainRequest, JSON.parse(query) as ExplainParams);
    return explained?.markdown ?? 'The packet has no such option any more.\n';
  }
}
