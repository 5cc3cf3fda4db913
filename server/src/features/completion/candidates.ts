import type { BlockerMap } from '../../core/blockerMap/model.ts';
import { optionById } from '../../core/evaluate/evaluation.ts';
import type { MapFile, PacketFile, ProjectFile } from '../../core/project.ts';
import { relativePath } from '../../core/rules/uris.ts';
import { countOption } from '../../core/summary/options.ts';
import { verdictOf } from '../../core/summary/phrases.ts';
import type { Span } from '../../core/syntax/span.ts';
import { mapAt } from '../../workspace/snapshot.ts';
import type { Context } from '../context.ts';
import { standingOfEntry } from '../standing.ts';
import { filesOf, scopeOf } from '../things.ts';
import type { Suggestion } from './suggestion.ts';

/** A word to be completed: where it stands, and what of it stands before the cursor. */
export interface TypedWord {
  readonly span: Span;
  readonly typed: string;
}

/** What there is to suggest in a file: the names of its map, of its packets and of its roles. */
export class Candidates {
  readonly #file: ProjectFile;
  readonly #context: Context;
  readonly #scope: string;

  constructor(file: ProjectFile, context: Context) {
    this.#file = file;
    this.#context = context;
    this.#scope = scopeOf(file);
  }

  get map(): BlockerMap | undefined {
    return this.mapFile?.map;
  }

  get mapFile(): MapFile | undefined {
    return this.#file.kind === 'blocker-map' ? this.#file : mapAt(this.#context.snapshot, this.#scope);
  }

  /** The packets that the file's options are those of: a map's are those of all its packets. */
  get packets(): readonly PacketFile[] {
    if (this.#file.kind === 'packet') return [this.#file];
    return filesOf(this.#scope, this.#context.snapshot).filter((file) => file.kind === 'packet');
  }

  /** The map's blockers. What is typed may be the beginning of a short ID. */
  blockers({ span, typed }: TypedWord, except?: string): Suggestion[] {
    const { mapFile } = this;
    return (mapFile?.map.blockers ?? []).flatMap((blocker): Suggestion[] => {
      const { id, title } = blocker;
      if (id === undefined || id.value === except) return [];
      const earned = mapFile?.earned?.blockers[blocker.index];
      const standing = standingOfEntry(blocker, earned?.level);
      return [
        {
          label: id.value,
          kind: 'blocker',
          detail: title === undefined ? standing : `${standing} · ${title.value}`,
          insert: id.value,
          word: span,
          filter: endFor(id.value, typed),
          names: { kind: 'blocker', file: this.#scope, id: id.value },
        },
      ];
    });
  }

  /** The options of the packet, or of the packets that use the map; each ID once. */
  options({ span }: TypedWord, except?: string): Suggestion[] {
    const found = new Map<string, Suggestion>();
    for (const packet of this.packets) {
      for (const { id } of packet.evaluation.packet.options) {
        const evaluated = optionById(packet.evaluation, id.value);
        if (id.value === '' || id.value === except || found.has(id.value) || evaluated === undefined) continue;
        const { authorizes } = evaluated.read.option;
        const verdict = evaluated.isDefault ? 'default' : verdictOf(countOption(evaluated));
        found.set(id.value, {
          label: id.value,
          kind: 'option',
          detail: authorizes === undefined ? verdict : `${verdict} · ${authorizes.value}`,
          insert: id.value,
          word: span,
          names: { kind: 'option', file: packet.uri, id: id.value },
        });
      }
    }
    return [...found.values()];
  }

  /** The map's grants. */
  grants({ span }: TypedWord, insert: (name: string) => string = (name) => name): Suggestion[] {
    return (this.map?.grants ?? []).flatMap(({ id, status }): Suggestion[] =>
      id === undefined
        ? []
        : [
            {
              label: id.value,
              kind: 'grant',
              detail: `grant · ${status?.value ?? 'no status'}`,
              insert: insert(id.value),
              word: span,
              names: { kind: 'grant', file: this.#scope, id: id.value },
            },
          ],
    );
  }

  /** The map's conditions, in the words that state them. */
  conditions({ span }: TypedWord): Suggestion[] {
    return (this.map?.conditions ?? []).flatMap(({ id, statement, status }): Suggestion[] =>
      statement === undefined || id === undefined
        ? []
        : [
            {
              label: statement.value,
              kind: 'condition',
              detail: `condition · ${status?.value ?? 'no status'}`,
              insert: statement.value,
              word: span,
              names: { kind: 'condition', file: this.#scope, id: id.value },
            },
          ],
    );
  }

  /** The roles that are named anywhere in the map and its packets, `first` before the others. */
  roles({ span }: TypedWord, first: readonly string[] = []): Suggestion[] {
    const named = filesOf(this.#scope, this.#context.snapshot).flatMap((file) =>
      file.kind === 'packet' ? rolesOfPacket(file) : rolesOfMap(file.map),
    );
    return [...new Set([...first, ...named])]
      .filter((role) => role.trim() !== '')
      .map((role) => ({ label: role, kind: 'role', insert: role, word: span }));
  }

  /** The paths of the maps that a packet may rest on, the nearest first. */
  maps({ span }: TypedWord): Suggestion[] {
    const { files } = this.#context.snapshot;
    const paths = [...files.values()].flatMap(({ file }) =>
      file.kind === 'blocker-map' ? [{ path: relativePath(this.#file.uri, file.uri), map: file.map }] : [],
    );
    const steps = (path: string): number => path.split('/').length;
    return paths
      .filter(({ path }) => !path.startsWith('file:'))
      .sort((one, other) => steps(one.path) - steps(other.path))
      .map(({ path, map }) => ({
        label: path,
        kind: 'file',
        ...(map.lane !== undefined && { detail: map.lane.value }),
        insert: path,
        word: span,
      }));
  }
}

/** The end of `id` that begins as what is typed does, where the whole does not: `PROD-CI` for a short ID. */
function endFor(id: string, typed: string): string {
  const start = typed.toUpperCase();
  if (id.startsWith(start)) return id;
  const segments = id.split('-');
  const ends = segments.map((_, index) => segments.slice(index).join('-'));
  return ends.find((end) => end.startsWith(start)) ?? id;
}

const rolesOfPacket = ({ evaluation: { packet } }: PacketFile): string[] =>
  [...packet.choosers, ...packet.deciders, ...(packet.standing?.entries.all.flatMap(({ roles }) => roles) ?? [])].map(
    ({ value }) => value,
  );

const rolesOfMap = ({ blockers, conditions, grants }: BlockerMap): string[] =>
  [...blockers, ...conditions, ...grants].flatMap(({ owners }) => owners.map(({ value }) => value));
