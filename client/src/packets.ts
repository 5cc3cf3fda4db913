import { Disposable, EventEmitter, Uri } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import type { Changes } from './changes.ts';
import {
  type ListedPackets,
  type PacketOverview,
  type PacketSummary,
  packetRequest,
  packetsRequest,
  type RoleOverview,
  rolesRequest,
} from './protocol.ts';

/** What became other than it was. */
export interface PacketsChange {
  /** Whether there are other packets than before. */
  readonly isAnotherList: boolean;
  /** Those that are shown otherwise than before. */
  readonly uris: ReadonlySet<string>;
}

/** Changes that come this close together are asked about together. */
const leastPauseMs = 100;
const mostPauseMs = 2_000;

/** All packets of the workspace as the server last told of them, kept up to date. */
export class Packets implements Disposable {
  readonly #client: BaseLanguageClient;
  readonly #changed = new EventEmitter<PacketsChange>();
  readonly #disposables: Disposable;
  readonly onDidChange = this.#changed.event;
  #all: readonly PacketOverview[] | undefined;
  #byUri = new Map<string, PacketOverview>();
  /** Of those that somebody looked at more closely since they last changed. */
  readonly #summaries = new Map<string, Promise<PacketSummary | undefined>>();
  #pause: ReturnType<typeof setTimeout> | undefined;
  #asking: Promise<void> | undefined;
  /** Of what the server last told. */
  #version = 0;
  #isOutdated = false;
  #isGivenUp = false;
  #lastMs = 0;

  constructor(client: BaseLanguageClient, changes: Changes) {
    this.#client = client;
    this.#disposables = Disposable.from(
      this.#changed,
      changes.onDidChange(() => this.#schedule()),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) this.#schedule();
        else this.#forget();
      }),
    );
    if (client.state === State.Running) this.#schedule();
  }

  /** In the order of their URIs; `undefined` while nobody knows. */
  get all(): readonly PacketOverview[] | undefined {
    return this.#all;
  }

  /** Whether somebody had the server stop looking for packets before it had found all. */
  get isGivenUp(): boolean {
    return this.#isGivenUp;
  }

  of(uri: Uri): PacketOverview | undefined {
    return this.#byUri.get(uri.toString());
  }

  /** All that there is to say of one. */
  summary(uri: string): Promise<PacketSummary | undefined> {
    const summary = this.#summaries.get(uri) ?? this.#askFor(uri);
    this.#summaries.set(uri, summary);
    return summary;
  }

  /** Who has something to do. */
  async roles(): Promise<readonly RoleOverview[]> {
    // Asking would start a server that nobody needs.
    if (this.#client.state !== State.Running) return [];
    return (await this.#client.sendRequest(rolesRequest).catch(() => null)) ?? [];
  }

  dispose(): void {
    clearTimeout(this.#pause);
    this.#disposables.dispose();
  }

  /** The longer an answer takes, the less often it is asked for. */
  #schedule(): void {
    this.#isOutdated = true;
    if (this.#asking !== undefined || this.#pause !== undefined) return;
    const pause = Math.min(Math.max(leastPauseMs, 4 * this.#lastMs), mostPauseMs);
    this.#pause = setTimeout(
      () => {
        this.#pause = undefined;
        this.#asking = this.#ask().finally(() => {
          this.#asking = undefined;
          if (this.#isOutdated) this.#schedule();
        });
      },
      this.#all === undefined ? 0 : pause,
    );
  }

  async #ask(): Promise<void> {
    this.#isOutdated = false;
    const start = Date.now();
    try {
      const listed = await this.#client.sendRequest(packetsRequest, { since: this.#version });
      this.#isGivenUp = listed === null;
      const changed = listed === null ? { isAnotherList: true, uris: new Set<string>() } : this.#take(listed);
      for (const uri of changed.uris) this.#summaries.delete(uri);
      if (changed.isAnotherList || changed.uris.size > 0) this.#changed.fire(changed);
    } catch {
      // The server is on its way out; when it is back, it is asked again.
    }
    this.#lastMs = Date.now() - start;
  }

  #take({ version, uris, packets }: ListedPackets): PacketsChange {
    const known = this.#byUri;
    for (const packet of packets) known.set(keyOf(packet.uri), packet);
    const order = uris?.map(keyOf) ?? [...known.keys()];
    this.#byUri = new Map(order.flatMap((key) => (known.has(key) ? [[key, known.get(key) as PacketOverview]] : [])));
    this.#all = [...this.#byUri.values()];
    this.#version = version;
    return { isAnotherList: uris !== undefined, uris: new Set(packets.map(({ uri }) => uri)) };
  }

  async #askFor(uri: string): Promise<PacketSummary | undefined> {
    const summary = await this.#client.sendRequest(packetRequest, { uri }).catch(() => null);
    if (summary === null) this.#summaries.delete(uri);
    return summary ?? undefined;
  }

  #forget(): void {
    if (this.#all === undefined) return;
    this.#all = undefined;
    this.#byUri.clear();
    this.#version = 0;
    this.#summaries.clear();
    this.#changed.fire({ isAnotherList: true, uris: new Set() });
  }
}

/** The server may have encoded the URI differently. */
const keyOf = (uri: string): string => Uri.parse(uri).toString();
