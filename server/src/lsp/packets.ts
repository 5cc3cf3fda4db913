import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { PacketFile } from '../core/project.ts';
import { type BlockerOverview, blockerOverviews } from '../core/summary/blockerOverviews.ts';
import { type Summary, summarise } from '../core/summary/model.ts';
import { overviewOf, type PacketOverview } from '../core/summary/overview.ts';
import { type RoleOverview, rolesOf } from '../core/summary/roles.ts';
import { EMPTY_SNAPSHOT, packetAt, type Snapshot } from '../workspace/snapshot.ts';
import type { Checks } from './checks.ts';
import { withUris } from './clientUris.ts';
import type { Documents } from './documents.ts';
import type { Lifecycle } from './lifecycle.ts';
import { uriOf } from './params.ts';
import { blockersRequest, type ListedPackets, packetRequest, packetsRequest, rolesRequest } from './protocol.ts';

/** A packet as the client was told of it. */
interface Listed {
  readonly file: PacketFile;
  /** The client's own spelling of its URI and of its map's. */
  readonly spelling: string;
  readonly version: number;
  readonly overview: PacketOverview;
}

/** Answers how the packets of all folders stand, with the client's own spelling of every URI. */
export class Packets {
  readonly #checks: Checks;
  readonly #documents: Documents;
  #listed: ReadonlyMap<string, Listed> = new Map();
  /** Counts the answers that were other ones than those before, from 1. */
  #version = 1;
  #orderVersion = 1;

  constructor(checks: Checks, documents: Documents) {
    this.#checks = checks;
    this.#documents = documents;
  }

  listen(connection: Connection, lifecycle: Lifecycle): void {
    // The token comes last, whether the client sends empty parameters or none.
    const asked =
      <R>(name: string, answer: () => Promise<R>) =>
      (...given: readonly unknown[]) =>
        lifecycle.asked(name, answer)(undefined, given.at(-1) as CancellationToken);
    const list = lifecycle.asked('The packets', (params: { readonly since?: number }) => this.list(params));
    connection.onRequest(packetsRequest.method, (...given: readonly unknown[]) =>
      list(given.length > 1 ? (given[0] ?? {}) : {}, given.at(-1) as CancellationToken),
    );
    connection.onRequest(
      rolesRequest,
      asked('The roles', () => this.roles()),
    );
    connection.onRequest(
      blockersRequest,
      asked('The blockers', () => this.blockers()),
    );
    connection.onRequest(
      packetRequest,
      lifecycle.asked('A packet', (params) => this.one(params)),
    );
  }

  /** What became of them since the client last asked; `null` where looking for them was given up. */
  async list({ since = 0 }: { readonly since?: number } = {}): Promise<ListedPackets | null> {
    const { snapshot } = await this.#checks.current();
    if (snapshot === EMPTY_SNAPSHOT) return null;
    this.#note(packetsOf(snapshot));
    const entries = [...this.#listed.values()];
    const isKnown = since > 0 && since <= this.#version;
    return {
      version: this.#version,
      ...((!isKnown || this.#orderVersion > since) && { uris: entries.map(({ overview }) => overview.uri) }),
      packets: entries.filter(({ version }) => !isKnown || version > since).map(({ overview }) => overview),
    };
  }

  /** Notes which packets are other ones than when they were last asked for, so that a client need not be told of all. */
  #note(files: readonly PacketFile[]): void {
    const version = this.#version + 1;
    const spell = (uri: string): string => this.#documents.clientUri(uri);
    let isOther = files.length !== this.#listed.size;
    const before = [...this.#listed.keys()];
    const listed = new Map<string, Listed>();
    for (const [index, file] of files.entries()) {
      const known = this.#listed.get(file.uri);
      const { map } = file.evaluation;
      const spelling = `${spell(file.uri)} ${'uri' in map ? spell(map.uri) : ''}`;
      const isSame = known?.file === file && known.spelling === spelling;
      listed.set(file.uri, isSame ? known : { file, spelling, version, overview: withUris(overviewOf(file), spell) });
      isOther ||= before[index] !== file.uri || known?.spelling !== spelling;
    }
    if (isOther) this.#orderVersion = version;
    if (isOther || [...listed.values()].some((entry) => entry.version === version)) this.#version = version;
    this.#listed = listed;
  }

  /** Who has something to do. */
  async roles(): Promise<readonly RoleOverview[]> {
    const { snapshot } = await this.#checks.current();
    return this.#toClient(rolesOf(packetsOf(snapshot)));
  }

  /** The blockers of all maps. */
  async blockers(): Promise<readonly BlockerOverview[]> {
    const { snapshot } = await this.#checks.current();
    const maps = [...snapshot.files.values()].flatMap(({ file }) => (file.kind === 'blocker-map' ? [file] : []));
    return this.#toClient(maps.flatMap(blockerOverviews));
  }

  /** One of them, with all that there is to say of it. */
  async one(params: { readonly uri: string }): Promise<Summary | null> {
    const at = uriOf(params);
    const { snapshot } = await this.#checks.current();
    const file = packetAt(snapshot, at);
    const project = snapshot.files.get(at)?.project;
    return file === undefined || project === undefined ? null : this.#toClient(summarise(file, project));
  }

  #toClient<T>(value: T): T {
    return withUris(value, (uri) => this.#documents.clientUri(uri));
  }
}

const packetsOf = ({ files }: Snapshot): PacketFile[] =>
  [...files.values()].flatMap(({ file }) => (file.kind === 'packet' ? [file] : []));
