import type { BlockerMap } from '../../core/blockerMap/model.ts';
import { normaliseStatement } from '../../core/blockerMap/statement.ts';
import type { PacketFile } from '../../core/project.ts';
import { memo } from './memo.ts';

/**
 * The names of a map's entries. Unlike the evaluation, which counts nothing in a broken map, an editor goes on knowing
 * what it can read of one.
 */
class MapLookup {
  readonly map: BlockerMap;
  readonly #conditions = new Map<string, ConditionName>();

  constructor(map: BlockerMap) {
    this.map = map;
    for (const { id, statement } of map.conditions) {
      const name: ConditionName = { id: id?.value, statement: statement?.value };
      const keys = [id?.value, statement && normaliseStatement(statement.value)];
      for (const key of keys) if (key !== undefined && !this.#conditions.has(key)) this.#conditions.set(key, name);
    }
  }

  /** The full IDs that `word` may stand for: itself, or those that end in it at a segment border. */
  blockers(word: string): readonly string[] {
    const { blockerIds, blockers } = this.map;
    if (blockerIds.first(word) !== undefined) return [word];
    return blockerIds.endingIn(word).flatMap((index) => blockers[index]?.id?.value ?? []);
  }

  /** The condition with this ID or statement. */
  condition(text: string): ConditionName | undefined {
    return this.#conditions.get(text.trim()) ?? this.#conditions.get(normaliseStatement(text));
  }
}

export interface ConditionName {
  readonly id: string | undefined;
  readonly statement: string | undefined;
}

const lookupOf: (map: BlockerMap) => MapLookup = memo((map: BlockerMap) => new MapLookup(map));

/** The names of the packet's map, broken or not; `undefined` where it has none that can be read as text. */
export function mapOf({ evaluation: { map } }: PacketFile): MapLookup | undefined {
  if (map.kind === 'read') return lookupOf(map.earned.map);
  return map.kind === 'broken' ? lookupOf(map.map) : undefined;
}

/** The full IDs that `word` may stand for in a packet; in JSON an ID stands in full. */
export function blockersNamed(file: PacketFile, word: string): readonly string[] {
  const ids = mapOf(file)?.blockers(word) ?? [];
  return file.evaluation.packet.format === 'json' ? ids.filter((id) => id === word) : ids;
}
