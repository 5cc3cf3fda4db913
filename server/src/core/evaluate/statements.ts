import type { Option, Packet, Statement } from '../packet/model.ts';
import { isOptionId } from '../packet/words.ts';
import { movedBy } from '../syntax/span.ts';
import type { PlacedReading, Readings } from './readings.ts';

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
  /** Whether its ID has an option ID's shape, which has no character that is not what it looks like. */
  readonly hasValidId: boolean;
  #statements: readonly Statement[] | undefined;

  constructor(option: Option, { reading, start }: PlacedReading, isDuplicate: boolean) {
    this.option = option;
    this.saysNone = reading.kind === 'none' || (reading.kind === 'statements' && reading.saysNone);
    this.own = reading.kind === 'statements' ? reading.statements : NOTHING;
    this.start = start;
    this.isDuplicate = isDuplicate;
    this.hasValidId = isOptionId(option.id.value);
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

/** The options of `packet`, in the order of the table, with what they say. */
export const readOptions = ({ options }: Packet, readings: Readings): ReadOption[] =>
  options.map((option, index) => new ReadOption(option, readings.of(index), readings.isDuplicate(index)));

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
