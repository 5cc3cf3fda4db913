import { isBlockerId } from '../../core/packet/words.ts';
import type { PacketFile, ProjectFile } from '../../core/project.ts';
import type { Span } from '../../core/syntax/span.ts';
import { type BlockerPlace, type OptionPlace, placesOf } from '../place.ts';
import { mapOf } from '../places/lookup.ts';
import { mentionsOf, type Thing } from '../things.ts';

/** A thing and the ID that it is to have. */
export interface Renaming {
  readonly thing: Thing;
  readonly id: string;
}

interface Respelling {
  readonly span: Span;
  readonly text: string;
}

/**
 * What has to be written elsewise in `file`: the mentions of the thing itself, and short forms of other names that
 * would no longer stand for one thing alone.
 */
export function respell(file: ProjectFile, renaming: Renaming): readonly Respelling[] {
  switch (renaming.thing.kind) {
    case 'blocker':
      return file.kind === 'packet' ? respellBlockers(file, renaming) : respellAll(file, renaming);
    case 'option':
      return file.kind === 'packet' ? respellOptions(file, renaming) : respellAll(file, renaming);
    case 'condition':
      return respellAll(file, renaming).filter(({ isById }) => isById);
    case 'grant':
      return respellAll(file, renaming);
  }
}

const respellAll = (file: ProjectFile, { thing, id }: Renaming) =>
  mentionsOf(thing, file).map((mention) => ({
    span: mention.span,
    text: id,
    isById: mention.kind !== 'condition' || mention.by === 'id',
  }));

function respellBlockers(file: PacketFile, { thing, id }: Renaming): Respelling[] {
  const known = mapOf(file)?.map.blockers.flatMap((blocker) => blocker.id?.value ?? []) ?? [];
  const after = known.map((each) => (each === thing.id ? id : each));
  return placesOf(file)
    .filter((place): place is BlockerPlace => place.kind === 'blocker')
    .flatMap((place): Respelling[] => {
      const full = place.ids.length === 1 ? (place.ids[0] as string) : place.written;
      if (place.ids.length > 1) return [];
      const isIt = full === thing.id;
      const isShort = place.written !== full;
      if (!isIt) return isShort && !standsFor(place.written, full, after) ? [{ span: place.span, text: full }] : [];
      return [{ span: place.span, text: isShort ? shortened(place.written, full, id, after) : id }];
    });
}

/** The new ID as short as the old one was written, as long as that is an ID and stands for nothing else. */
function shortened(written: string, full: string, id: string, after: readonly string[]): string {
  const prefix = full.slice(0, full.length - written.length);
  const short = id.startsWith(prefix) ? id.slice(prefix.length) : id;
  return isBlockerId(short) && standsFor(short, id, after) ? short : id;
}

function standsFor(short: string, id: string, after: readonly string[]): boolean {
  if (after.includes(short)) return short === id;
  const candidates = after.filter((each) => each.endsWith(`-${short}`));
  return candidates.length === 1 && candidates[0] === id;
}

function respellOptions(file: PacketFile, { thing, id }: Renaming): Respelling[] {
  const after = file.evaluation.packet.options.map((option) => (option.id.value === thing.id ? id : option.id.value));
  return placesOf(file)
    .filter((place): place is OptionPlace => place.kind === 'option')
    .flatMap((place): Respelling[] => {
      const now = place.id === thing.id ? id : place.id;
      if (place.written === place.id) return place.id === thing.id ? [{ span: place.span, text: id }] : [];
      return holdAfter(after) === now ? [] : [{ span: place.span, text: now }];
    });
}

/** What `HOLD` alone will stand for. */
function holdAfter(after: readonly string[]): string | undefined {
  const holds = [...new Set(after.filter((id) => /^HOLD(?:_|$)/.test(id)))];
  return after.includes('HOLD') ? 'HOLD' : holds.length === 1 ? holds[0] : undefined;
}
