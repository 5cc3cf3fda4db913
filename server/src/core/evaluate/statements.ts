import type { Option, Packet, Statement } from '../packet/model.ts';
import type { Vocabulary } from '../packet/preconditions/read.ts';
import { isOptionId, wordsOf } from '../packet/words.ts';
import type { EarnedMap } from './earnedMap.ts';
import { Readings } from './readings.ts';
import type { References } from './references.ts';

/** An option with its preconditions read. */
export interface ReadOption {
  readonly option: Option;
  /** Whether it says itself that it requires nothing. */
  readonly saysNone: boolean;
  readonly statements: readonly Statement[];
  /** Whether another row has the same ID. */
  readonly isDuplicate: boolean;
  /** Whether its ID has an option ID's shape, and no character that is not what it looks like. */
  readonly hasValidId: boolean;
}

/** Reads the preconditions of all options of `packet`, in the order of the table. */
export function readOptions(packet: Packet, map: EarnedMap | undefined, references: References): ReadOption[] {
  const counts = new Map<string, number>();
  for (const { id } of packet.options) counts.set(id.value, (counts.get(id.value) ?? 0) + 1);
  const vocabulary: Vocabulary = {
    isOption: (id) => counts.has(id),
    isReference: (word) => references.isReference(word, 'precondition'),
    isKnownBlocker: (id) => references.isReference(id, 'prose'),
    isGrant: (name) => map?.grant(name) !== undefined,
    isCondition: (text) => map?.condition(text) !== undefined,
  };
  const readings = new Readings(packet, map, vocabulary);
  return packet.options.map((option): ReadOption => {
    const { saysNone, statements } = readPreconditions(option, readings);
    const { value: id } = option.id;
    const isDuplicate = (counts.get(id) ?? 0) > 1;
    const hasValidId = isOptionId(id) && !wordsOf(id).some((word) => word.disguised);
    return { option, saysNone, statements, isDuplicate, hasValidId };
  });
}

function readPreconditions({ preconditions }: Option, readings: Readings): Pick<ReadOption, 'saysNone' | 'statements'> {
  if (preconditions.kind === 'statements') return { saysNone: false, statements: preconditions.statements };
  if (preconditions.kind !== 'cells') return { saysNone: preconditions.kind === 'none', statements: [] };
  const reading = readings.read(preconditions.cells);
  if (reading.kind !== 'statements') return { saysNone: reading.kind === 'none', statements: [] };
  return { saysNone: reading.saysNone, statements: reading.statements };
}
