import { isBlockerId, isOptionId } from '../packet/words.ts';

export interface NewBlocker {
  /** In full. */
  readonly id: string;
  readonly title: string;
  readonly owners: readonly string[];
}

export interface NewOption {
  readonly id: string;
  readonly authorizes: string;
  /** As they go into the table's cell. */
  readonly preconditions: string;
}

/** What a new packet is to say. */
export interface Answers {
  readonly lane: string;
  readonly title: string;
  readonly choosers: readonly string[];
  readonly blockers: readonly NewBlocker[];
  /** Without the default. */
  readonly options: readonly NewOption[];
}

/** The same as a person writes it; what is left out or empty is made up. */
export interface WrittenAnswers {
  readonly lane: string;
  readonly title?: string | undefined;
  readonly choosers?: readonly string[] | undefined;
  /** Each as `ID: title (owner)`. */
  readonly blockers?: readonly string[] | undefined;
  /** Each as `ID: what it authorizes | preconditions`. */
  readonly options?: readonly string[] | undefined;
}

/** An answer that is not of its shape; `message` says what to write instead. */
export interface AnswerProblem {
  readonly kind: 'problem';
  readonly message: string;
}

export type ReadAnswer<T> = { readonly kind: 'read'; readonly value: T } | AnswerProblem;

const read = <T>(value: T): ReadAnswer<T> => ({ kind: 'read', value });
const problem = (message: string): AnswerProblem => ({ kind: 'problem', message });

/** Reads all answers; the problem is that of the first one that is not of its shape. */
export function readAnswers(written: WrittenAnswers): ReadAnswer<Answers> {
  const lane = readLane(written.lane);
  if (lane.kind === 'problem') return lane;
  const blockers = readAll(written.blockers ?? [], (each) => readBlocker(each, lane.value));
  if (blockers.kind === 'problem') return blockers;
  const options = readAll(written.options ?? [], readOption);
  if (options.kind === 'problem') return options;
  const choosers = (written.choosers ?? []).map((chooser) => chooser.trim()).filter((chooser) => chooser !== '');
  return read({
    lane: lane.value,
    title: written.title?.trim() || titleFor(lane.value),
    choosers: choosers.length === 0 ? ['owner'] : choosers,
    blockers: blockers.value,
    options: options.value,
  });
}

function readAll<T>(written: readonly string[], readOne: (each: string) => ReadAnswer<T>): ReadAnswer<readonly T[]> {
  const values: T[] = [];
  for (const each of written) {
    const one = readOne(each);
    if (one.kind === 'problem') return one;
    values.push(one.value);
  }
  return read(values);
}

/** The title of a packet that was given none. */
export const titleFor = (lane: string): string => `${lane}: next decision packet`;

export function readLane(written: string): ReadAnswer<string> {
  const lane = written.trim();
  if (/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/.test(lane)) return read(lane);
  return problem(
    lane === ''
      ? 'A lane is needed, which all blocker IDs begin with, such as FIX7-P0.'
      : `"${lane}" is no lane: it is made of capital letters and digits, in segments joined by "-", such as FIX7-P0.`,
  );
}

export function readBlocker(written: string, lane: string): ReadAnswer<NewBlocker> {
  const [, name = '', rest = ''] = /^\s*([^\s:]+)\s*:\s*(.*)$/.exec(written) ?? [];
  const [, title = rest, roles = ''] = /^(.*?)\s*\(([^()]*)\)\s*$/.exec(rest) ?? [];
  const id = name.startsWith(`${lane}-`) ? name : `${lane}-${name}`;
  if (!isBlockerId(id) || title === '') {
    return problem(
      `"${written}" is no blocker: write "ID: title (owner)", the ID in capital letters with a number at its end, such as ROLLBACK-1.`,
    );
  }
  const owners = roles.split(/[,+]/).map((role) => role.trim());
  return read({ id, title: title.trim(), owners: owners.filter((role) => role !== '') });
}

export function readOption(written: string): ReadAnswer<NewOption> {
  const [, id = '', rest = ''] = /^\s*([^\s:]+)\s*:\s*(.*)$/.exec(written) ?? [];
  const [authorizes = '', ...preconditions] = rest.split('|').map((part) => part.trim());
  const cell = preconditions.join('; ');
  if (isOptionId(id) && authorizes !== '' && cell !== '') return read({ id, authorizes, preconditions: cell });
  return problem(
    `"${written}" is no option: write "ID: what it authorizes | preconditions", the ID as UPPER_SNAKE, such as AUTHORIZE_REHEARSAL.`,
  );
}
