import type { BlockerStatus } from '../blockerMap/model.ts';
import { normaliseStatement } from '../blockerMap/statement.ts';
import type { StandingBlocker, StandingList } from '../packet/model.ts';
import { isPlaceholder } from '../packet/values.ts';
import { append } from '../syntax/append.ts';
import { type Made, takenOver } from '../syntax/takenOver.ts';
import type { EarnedBlocker } from './earnedBlockers.ts';
import type { References } from './references.ts';

/** An entry of the packet's own list of blockers, with the map's. */
export interface Listed {
  readonly entry: StandingBlocker;
  readonly earned: EarnedBlocker;
}

/** What one part of the packet adds to the list. */
interface ListedIn {
  /** The blockers of the map that its entries are about, by their places in it. */
  readonly known: readonly number[];
  /** The entries that say something else than the map, or leave it open. */
  readonly notable: readonly StandingBlocker[];
}

const NOTHING: readonly never[] = [];
const NO_ONE: ListedIn = { known: NOTHING, notable: NOTHING };

/** The packet's own list of blockers, set against the map. */
export class ListedBlockers {
  readonly #standing: StandingList | undefined;
  readonly #references: References;
  readonly #listed: Made<readonly StandingBlocker[], ListedIn>;
  #notable: readonly StandingBlocker[] | undefined;

  /** `before` is the list in an earlier version of the packet. */
  constructor(standing: StandingList | undefined, references: References, before?: ListedBlockers) {
    this.#standing = standing;
    this.#references = references;
    const known = before !== undefined && references.isAlike(before.#references) ? before.#listed : undefined;
    this.#listed = takenOver(standing?.entries.lists ?? NOTHING, (entries) => this.#list(entries), known);
  }

  /** The entries that the map knows. */
  get all(): readonly Listed[] {
    return (this.#standing?.entries.all ?? NOTHING).flatMap((entry) => this.#listedAs(entry));
  }

  /** Notes the blockers of the map that the list has, by their places in it. */
  noteKnown(isListed: Uint8Array): void {
    const { results } = this.#listed;
    for (let index = 0; index < results.length; index += 1) {
      const { known } = results[index] as ListedIn;
      for (let at = 0; at < known.length; at += 1) isListed[known[at] as number] = 1;
    }
  }

  /** The entries that say something else than the map, or leave it open. */
  get notable(): readonly StandingBlocker[] {
    this.#notable ??= this.#findNotable();
    return this.#notable;
  }

  #findNotable(): readonly StandingBlocker[] {
    const all: StandingBlocker[] = [];
    const { results } = this.#listed;
    for (let index = 0; index < results.length; index += 1) {
      const { notable } = results[index] as ListedIn;
      if (notable.length > 0) append(all, this.#standing?.entries.placed(index, notable) ?? NOTHING);
    }
    return all;
  }

  /** Those of them that the map knows. */
  get notableAndKnown(): readonly Listed[] {
    return this.notable.flatMap((entry) => this.#listedAs(entry));
  }

  #listedAs(entry: StandingBlocker): readonly Listed[] {
    const lookup = this.#references.lookup(entry.id.value);
    return lookup.kind === 'known' ? [{ entry, earned: lookup.earned }] : NOTHING;
  }

  #list(entries: readonly StandingBlocker[]): ListedIn {
    if (entries.length === 0) return NO_ONE;
    const known = entries.flatMap((entry) => this.#listedAs(entry).map(({ earned }) => earned.blocker.index));
    const notable = entries.filter((entry) => {
      const saysMore = this.#listedAs(entry).some((listed) => !saysTheSame(listed));
      return saysMore || entry.roles.some(({ value }) => isPlaceholder(value));
    });
    return { known, notable: notable.length === 0 ? NOTHING : notable };
  }
}

const saysTheSame = (listed: Listed): boolean => hasSameStatus(listed) && hasSameOwners(listed) && hasSameTitle(listed);

/** The map's own word for a blocker. Whether the status is earned is said in the map, not again wherever it is repeated. */
export const statusOf = ({ blocker }: EarnedBlocker): BlockerStatus => blocker.content.status?.value ?? 'OPEN';

/** Whether the entry gives the map's status, or none. */
export const hasSameStatus = ({ entry: { status }, earned }: Listed): boolean =>
  status === undefined || status.value.toUpperCase() === statusOf(earned);

/** Whether the entry names the map's owners, or nobody, or the map does not. */
export function hasSameOwners({ entry, earned }: Listed): boolean {
  const { owners } = earned.blocker.content;
  if (entry.rolesSpan === undefined || owners.length === 0) return true;
  const said = entry.roles;
  return (
    said.every(({ value }) => owners.some((owner) => owner.value === value)) &&
    owners.every(({ value }) => said.some((role) => role.value === value))
  );
}

/** Whether the entry gives the map's title, or one of the two gives none. As with conditions, case, emphasis, white space and a last full stop do not count. */
export function hasSameTitle({ entry, earned }: Listed): boolean {
  const said = entry.title?.value;
  const title = earned.blocker.content.title?.value;
  if (said === undefined || title === undefined || said === title) return true;
  return normaliseStatement(said) === normaliseStatement(title);
}
