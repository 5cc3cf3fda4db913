import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../core/rules/rule.ts';
import type { Diagnosed } from '../features/diagnosing.ts';
import { fileDiagnostics } from '../features/fileDiagnostics.ts';
import { sourceAt } from '../workspace/snapshot.ts';
import type { Checked } from './checks.ts';
import type { Client } from './client.ts';
import type { Documents } from './documents.ts';
import { unheard } from './lifecycle.ts';
import { isSameJson } from './sameJson.ts';

interface Published {
  /** As the client was told to call the file. */
  readonly uri: string;
  /** All of the file's, shown or not. */
  readonly findings: readonly Finding[];
  readonly shown: Diagnosed;
}

const NONE: readonly Diagnostic[] = [];

/** Tells the client the diagnostics of every file in the workspace, open or not, where they are not what they were. */
export class Publisher {
  readonly #connection: Connection;
  readonly #documents: Documents;
  readonly #client: Client;
  readonly #published = new Map<string, Published>();
  /** The files that were open when they were last looked at. */
  readonly #open = new Set<string>();

  constructor(connection: Connection, documents: Documents, client: Client) {
    this.#connection = connection;
    this.#documents = documents;
    this.#client = client;
  }

  publish(checked: Checked): void {
    if (checked.edited !== undefined) {
      for (const at of checked.edited) this.#publishFile(at, checked.findings.get(at) ?? [], checked);
      return;
    }
    for (const [at, last] of this.#published) if (!checked.findings.has(at)) this.#clear(at, last);
    for (const [at, findings] of checked.findings) this.#publishFile(at, findings, checked);
  }

  #publishFile(at: string, findings: readonly Finding[], { snapshot }: Checked): void {
    const uri = this.#documents.clientUri(at);
    const last = this.#published.get(at);
    const isOpened = this.#isOpened(at);
    if (last !== undefined && last.uri !== uri) this.#clear(at, last);
    else if (last?.findings === findings && !isOpened) return;
    const source = sourceAt(snapshot, at);
    if (source === undefined) return;
    const context = { snapshot, clientUri: (other: string) => this.#documents.clientUri(other) };
    const shown = fileDiagnostics(findings, source, this.#client.traits.diagnostics, context, last?.shown);
    const before = isOpened ? NONE : (this.#published.get(at)?.shown.diagnostics ?? NONE);
    this.#published.set(at, { uri, findings, shown });
    if (!isSameJson(shown.diagnostics, before)) this.#send(uri, shown.diagnostics, this.#documents.versionOf(at));
  }

  /** Whether a file has just been opened. Some clients forget then what they were told of it before. */
  #isOpened(at: string): boolean {
    const wasOpen = this.#open.has(at);
    const isOpen = this.#documents.isOpen(at);
    if (isOpen) this.#open.add(at);
    else this.#open.delete(at);
    return isOpen && !wasOpen;
  }

  #clear(at: string, last: Published): void {
    this.#published.delete(at);
    if (last.shown.diagnostics.length > 0) this.#send(last.uri, [], null);
  }

  #send(uri: string, diagnostics: Diagnostic[], version: number | null): void {
    const hasVersion = this.#client.traits.diagnostics.version && version !== null;
    unheard(this.#connection.sendDiagnostics({ uri, diagnostics, ...(hasVersion && { version }) }));
  }
}
