import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { PacketFile } from '../core/project.ts';
import { type BlockerOverview, blockerOverviews } from '../core/summary/blockerOverviews.ts';
import { type Summary, summarise } from '../core/summary/model.ts';
import { overviewOf, type PacketOverview } from '../core/summary/overview.ts';
import { type RoleOverview, rolesOf } from '../core/summary/roles.ts';
import { packetAt, type Snapshot } from '../workspace/snapshot.ts';
import type { Checks } from './checks.ts';
import { withUris } from './clientUris.ts';
import type { Documents } from './documents.ts';
import type { Lifecycle } from './lifecycle.ts';
import { uriOf } from './params.ts';
import { blockersRequest, packetRequest, packetsRequest, rolesRequest } from './protocol.ts';

/** Answers how the packets of all folders stand, with the client's own spelling of every URI. */
export class Packets {
  readonly #checks: Checks;
  readonly #documents: Documents;

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
    connection.onRequest(
      packetsRequest,
      asked('The packets', () => this.list()),
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

  /** All of them, in the order of their URIs. */
  async list(): Promise<readonly PacketOverview[]> {
    const { snapshot } = await this.#checks.current();
    return packetsOf(snapshot).map((file) => this.#toClient(overviewOf(file)));
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
