import type { Config } from '../core/config/model.ts';
import { EarnedMap } from '../core/evaluate/earnedMap.ts';
import { evaluate } from '../core/evaluate/evaluation.ts';
import { type Circumstances, isSameFacts } from '../core/evaluate/facts.ts';
import type { MapState } from '../core/evaluate/mapState.ts';
import { Verdicts } from '../core/evaluate/verdicts.ts';
import type { ConfigFile, MapFile, PacketFile } from '../core/project.ts';
import type { TextRecord } from './record.ts';

/**
 * Judges records, and keeps each judgement for as long as all that it rests on is the same: what did not change is
 * the same object as before.
 */
export class Assembly {
  readonly #earned = new WeakMap<TextRecord, { readonly earned: EarnedMap; readonly by: Circumstances }>();
  readonly #verdicts = new Verdicts();
  readonly #packets = new WeakMap<TextRecord, { readonly file: PacketFile; readonly today: string }>();
  readonly #maps = new WeakMap<TextRecord, MapFile>();
  readonly #configs = new WeakMap<TextRecord, ConfigFile>();

  /** The entries of a map that is not broken, weighed. */
  earned(record: TextRecord, circumstances: Circumstances): EarnedMap {
    const known = this.#earned.get(record);
    if (known !== undefined && isSameCircumstances(known.by, circumstances)) return known.earned;
    const earned = new EarnedMap(record.map, circumstances, this.#verdicts);
    this.#earned.set(record, { earned, by: circumstances });
    return earned;
  }

  /** `before` is the packet at an earlier moment. */
  packet(record: TextRecord, map: MapState, config: Config, today: string, before?: PacketFile): PacketFile {
    const known = this.#packets.get(record);
    if (known?.today === today && known.file.config === config && isSameState(known.file.evaluation.map, map))
      return known.file;
    const { uri, source } = record;
    const evaluation = evaluate(record.packet, map, today, before?.evaluation);
    const file: PacketFile = { kind: 'packet', uri, source, evaluation, config, reading: () => record.reading };
    this.#packets.set(record, { file, today });
    return file;
  }

  map(record: TextRecord, earned: EarnedMap | undefined, packets: readonly PacketFile[], config: Config): MapFile {
    const known = this.#maps.get(record);
    if (known !== undefined && known.earned === earned && known.config === config && isSameList(known.packets, packets))
      return known;
    const { uri, source, map } = record;
    const file: MapFile = { kind: 'blocker-map', uri, source, map, earned, packets, config };
    this.#maps.set(record, file);
    return file;
  }

  config(record: TextRecord): ConfigFile {
    const known = this.#configs.get(record);
    if (known !== undefined) return known;
    const { uri, source, config } = record;
    const file: ConfigFile = { kind: 'configuration', uri, source, problems: config.problems };
    this.#configs.set(record, file);
    return file;
  }
}

export const isSameList = <T>(one: readonly T[], other: readonly T[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index]);

function isSameCircumstances(one: Circumstances, other: Circumstances): boolean {
  if (one.today !== other.today || one.settings.requireDigest !== other.settings.requireDigest) return false;
  return one.facts === other.facts || isSameFacts(one.facts, other.facts);
}

function isSameState(one: MapState, other: MapState): boolean {
  if (one.kind === 'read') return other.kind === 'read' && one.uri === other.uri && one.earned === other.earned;
  if (one.kind === 'broken') return other.kind === 'broken' && one.uri === other.uri && one.map === other.map;
  return one.kind === other.kind && JSON.stringify(one) === JSON.stringify(other);
}
