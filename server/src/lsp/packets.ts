import { type Summary, summarise } from '../core/summary/model.ts';
import { overviewOf, type PacketOverview } from '../core/summary/overview.ts';
import { packetAt } from '../workspace/snapshot.ts';
import { canonicalUri } from '../workspace/uris.ts';
import type { Checks } from './checks.ts';
import type { Documents } from './documents.ts';

/** Answers how the packets of all folders stand, with the client's own spelling of every URI. */
export class Packets {
  readonly #checks: Checks;
  readonly #documents: Documents;

  constructor(checks: Checks, documents: Documents) {
    this.#checks = checks;
    this.#documents = documents;
  }

  /** All of them, in the order of their URIs. */
  async list(): Promise<readonly PacketOverview[]> {
    const { snapshot } = await this.#checks.current();
    return [...snapshot.files.values()].flatMap(({ file }) =>
      file.kind === 'packet' ? [this.#toClient(overviewOf(file))] : [],
    );
  }

  /** One of them, with all that there is to say of it. */
  async one({ uri }: { readonly uri: string }): Promise<Summary | null> {
    const { snapshot } = await this.#checks.current();
    const at = canonicalUri(uri);
    const file = packetAt(snapshot, at);
    const project = snapshot.files.get(at)?.project;
    return file === undefined || project === undefined ? null : this.#toClient(summarise(file, project));
  }

  #toClient<T>(value: T): T {
    return withUris(value, (uri) => this.#documents.clientUri(uri));
  }
}

/** A copy of `value` in which everything called `uri` is spelt by `spell`. */
function withUris<T>(value: T, spell: (uri: string) => string): T {
  if (Array.isArray(value)) return value.map((item) => withUris(item, spell)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    key === 'uri' && typeof item === 'string' ? spell(item) : withUris(item, spell),
  ]);
  return Object.fromEntries(entries) as T;
}
