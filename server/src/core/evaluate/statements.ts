import type { Option, Packet, Statement } from '../packet/model.ts';
import type { Vocabulary } from '../packet/preconditions/read.ts';
import { isOptionId, wordsOf } from '../packet/words.ts';
import { movedBy } from '../syntax/span.ts';
import type { EarnedMap } from './earnedMap.ts';
import { type PlacedReading, Readings } from './readings.ts';
import type { References } from './references.ts';

/** An option with its preconditions read. */
export class ReadOption {
  readonly option: Option;
  /** Whether it says itself that it requires nothing. */
  readonly saysNone: boolean;
  /** What it states, with places counted from `start`: the same list in all versions of a packet in which it says so. */
  readonly own: readonly Statement[];
  readonly start: number;
  /** Whether another row has the same ID. */
  readonly isDuplicate: boolean;
  /** Whether its ID has an option ID's shape, and no character that is not what it looks like. */
  readonly hasValidId: boolean;
  #statements: readonly Statement[] | undefined;

  constructor(option: Option, { reading, start }: PlacedReading, isDuplicate: boolean) {
    const { value: id } = option.id;
    this.option = option;
    this.saysNone = reading.kind === 'none' || (reading.kind === 'statements' && reading.saysNone);
    this.own = reading.kind === 'statements' ? reading.statements : NOTHING;
    this.start = start;
    this.isDuplicate = isDuplicate;
    this.hasValidId = isOptionId(id) && !wordsOf(id).some((word) => word.disguised);
  }

  /** What it states, with the places of the packet's text. */
  get statements(): readonly Statement[] {
    this.#statements ??= this.own.map((statement) => moved(statement, this.start));
    return this.#statements;
  }

  /** Those of the statements that are of these kinds. */
  statementsOf<K extends OtherKind>(...kinds: readonly K[]): readonly Extract<Statement, { kind: K }>[] {
    const isMeant = (statement: Statement): statement is Extract<Statement, { kind: K }> =>
      kinds.some((kind) => statement.kind === kind);
    return this.others.filter(isMeant).map((statement) => moved(statement, this.start));
  }

  /** Those of its own statements that are about something else than single blockers, which are the fewest. */
  get others(): readonly Exclude<Statement, { kind: 'blocker' }>[] {
    const known = othersOf.get(this.own);
    if (known !== undefined) return known;
    const others = this.own.filter((statement) => statement.kind !== 'blocker');
    othersOf.set(this.own, others);
    return others;
  }
}

type OtherKind = Exclude<Statement['kind'], 'blocker'>;

/** By all statements of an option: these lists outlive the versions of the packet. */
const othersOf = new WeakMap<readonly Statement[], readonly Exclude<Statement, { kind: 'blocker' }>[]>();

const NOTHING: readonly never[] = [];

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
  return packet.options.map(
    (option) => new ReadOption(option, readingOf(option, readings), (counts.get(option.id.value) ?? 0) > 1),
  );
}

function readingOf({ preconditions }: Option, readings: Readings): PlacedReading {
  switch (preconditions.kind) {
    case 'statements':
      return { reading: { ...preconditions, saysNone: false }, start: 0 };
    case 'cells':
      return readings.read(preconditions.cells);
    case 'none':
      return { reading: preconditions, start: 0 };
    case 'absent':
      return { reading: { kind: 'nothing' }, start: 0 };
  }
}

/** The same statement, `by` characters further on. */
function moved<S extends Statement>(statement: S, by: number): S;
function moved(statement: Statement, by: number): Statement {
  if (by === 0) return statement;
  const text = movedBy(statement.text, by);
  switch (statement.kind) {
    case 'blocker':
      return { ...statement, text, reference: movedBy(statement.reference, by) };
    case 'grant':
      return { ...statement, text, name: movedBy(statement.name, by) };
    case 'all-blockers':
    case 'condition':
    case 'inherit':
    case 'unknown':
      return { ...statement, text };
  }
}
