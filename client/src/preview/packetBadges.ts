import { commands, Disposable, type TextDocument, Uri, window, workspace } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import type { Changes } from '../changes.ts';
import { isPacket } from '../documents.ts';
import { badgesRequest } from '../protocol.ts';
import type { Badge, Badges } from './badge.ts';
import type { BadgesOf } from './plugin.ts';

/** Previews are rendered anew no more often than this. */
const refreshMs = 150;
/** For so long an answer is waited for, before previews say that it is. */
const patienceMs = 1_000;
/**
 * A preview that is being loaded may show last what it was told first: once nothing has changed for so long, it is
 * rendered once more.
 */
const quietMs = 1_000;
/** A preview ignores a wish that comes while it waits to see whether its text has changed: it is told again, but not for ever. */
const mostWishes = 20;

/** What the server told of a text. */
interface Answer {
  readonly text: string;
  /** What had changed by then. */
  readonly changes: number;
  readonly current: Badges;
  readonly outdated: Badges;
}

/** A document that a preview has shown. */
interface Previewed {
  readonly uri: Uri;
  answer: Answer | undefined;
  isAsking: boolean;
  /** What the preview shows. */
  shown: { readonly text: string; readonly badges: Badges | undefined };
}

/** The badges of the packets that previews show: asked of the server, kept, and asked anew when anything changed. */
export class PacketBadges implements Disposable {
  readonly #client: BaseLanguageClient;
  readonly #previewed = new Map<string, Previewed>();
  readonly #disposables: Disposable;
  #refresh: ReturnType<typeof setTimeout> | undefined;
  /** Counts what changed that badges may rest on. */
  #changes = 0;
  #confirm: ReturnType<typeof setTimeout> | undefined;
  /** Whether previews have been rendered anew without that having been confirmed. */
  #isUnconfirmed = false;
  /** How often previews have been asked in vain. */
  #wishes = 0;

  constructor(client: BaseLanguageClient, changes: Changes) {
    this.#client = client;
    this.#disposables = Disposable.from(
      changes.onDidChange(() => this.#outdate()),
      client.onDidChangeState(() => this.#outdate()),
      window.tabGroups.onDidChangeTabs(() => this.#askAnew()),
    );
  }

  /** What is known now; what is not is asked for, and the preview rendered anew with the answer. */
  readonly of: BadgesOf = (document, text) => {
    if (!(document instanceof Uri)) {
      return undefined;
    }
    const key = document.toString();
    let previewed = this.#previewed.get(key);
    if (previewed === undefined) {
      previewed = { uri: document, answer: undefined, isAsking: false, shown: { text, badges: undefined } };
      this.#previewed.set(key, previewed);
    }
    const badges = this.#judge(previewed, text);
    previewed.shown = { text, badges };
    if (!this.#isFresh(previewed)) {
      void this.#ask(previewed);
    }
    return badges;
  };

  dispose(): void {
    clearTimeout(this.#refresh);
    clearTimeout(this.#confirm);
    this.#disposables.dispose();
  }

  /** What may be shown behind the names in `text`: nothing as it was told unless it was told of exactly this. */
  #judge(previewed: Previewed, text: string): Badges | undefined {
    const { answer } = previewed;
    if (answer === undefined || this.#client.state !== State.Running) {
      return undefined;
    }
    return this.#isFresh(previewed) && text === answer.text ? answer.current : answer.outdated;
  }

  /** Whether nothing has changed since the answer was asked for. */
  #isFresh({ answer }: Previewed): boolean {
    return answer?.changes === this.#changes;
  }

  /** What was told may not be so any more. */
  #outdate(): void {
    this.#changes += 1;
    this.#show();
    this.#askAnew();
  }

  /** Asks for what is not known, while anybody looks. */
  #askAnew(): void {
    if (isPreviewOpen()) {
      for (const previewed of this.#previewed.values()) {
        if (!this.#isFresh(previewed)) {
          void this.#ask(previewed);
        }
      }
    }
  }

  async #ask(previewed: Previewed): Promise<void> {
    if (previewed.isAsking || this.#client.state !== State.Running) {
      return;
    }
    previewed.isAsking = true;
    try {
      // Something may change while an answer is on its way.
      do {
        previewed.answer = (await this.#answer(previewed.uri)) ?? previewed.answer;
      } while (!this.#isFresh(previewed));
    } catch {
      // The document is gone, or the server has ended: nothing is known.
      previewed.answer = undefined;
    } finally {
      previewed.isAsking = false;
    }
    this.#show();
  }

  /** What the server tells of a document; `undefined` where its text changed meanwhile, so that nobody knows of which it was told. */
  async #answer(uri: Uri): Promise<Answer | undefined> {
    const changes = this.#changes;
    const document = await workspace.openTextDocument(uri);
    const { version } = document;
    const text = asParsed(document.getText());
    const all = isPacket(document) ? await this.#tell(document) : [];
    if (document.version !== version) {
      return undefined;
    }
    return { text, changes, current: { state: 'current', all }, outdated: { state: 'checking', all } };
  }

  async #tell(document: TextDocument): Promise<readonly Badge[]> {
    return (await this.#client.sendRequest(badgesRequest, { uri: document.uri.toString() })) ?? [];
  }

  /** Has previews rendered anew that show something else than they would now. */
  #show(): void {
    this.#wishes = 0;
    this.#refresh ??= setTimeout(() => this.#refreshOutdated(0), refreshMs);
  }

  #refreshOutdated(waitedMs: number): void {
    this.#refresh = undefined;
    const all = [...this.#previewed.values()];
    if (waitedMs < patienceMs && this.#client.state === State.Running && all.some(({ isAsking }) => isAsking)) {
      this.#refresh = setTimeout(() => this.#refreshOutdated(waitedMs + refreshMs), refreshMs);
      return;
    }
    const isOutdated = all.some((previewed) => {
      const { text, badges } = previewed.shown;
      return JSON.stringify(this.#judge(previewed, text)) !== JSON.stringify(badges);
    });
    if (isOutdated && this.#wishes < mostWishes && isPreviewOpen()) {
      this.#wishes += 1;
      this.#isUnconfirmed = true;
      void commands.executeCommand('markdown.preview.refresh');
      this.#refresh = setTimeout(() => this.#refreshOutdated(patienceMs), refreshMs);
    } else if (this.#isUnconfirmed) {
      clearTimeout(this.#confirm);
      this.#confirm = setTimeout(() => {
        this.#isUnconfirmed = false;
        void commands.executeCommand('markdown.preview.refresh');
      }, quietMs);
    }
  }
}

/** The text as the parser of Markdown has it. */
const asParsed = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');

function isPreviewOpen(): boolean {
  return window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => /markdown\.preview/.test((input as { viewType?: string } | undefined)?.viewType ?? '')),
  );
}
