import { isBlockerId, isOptionId } from '../../core/packet/words.ts';
import type { Flags } from '../flags.ts';
import { UsageError } from '../io.ts';

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

/** Asks a person one question; `undefined` when they want to go no further. */
export type Ask = (question: string) => Promise<string | undefined>;

/** What the options of the command say. Throws for what is not of its shape. */
export function readAnswers(flags: Flags): Answers {
  const lane = laneOf(flags.text('lane') ?? '');
  const choosers = flags.texts('chooser');
  return {
    lane,
    title: flags.text('title') ?? titleFor(lane),
    choosers: choosers.length === 0 ? ['owner'] : choosers,
    blockers: flags.texts('blocker').map((written) => blockerOf(written, lane)),
    options: flags.texts('option').map(optionOf),
  };
}

/** What a person answers. A question is put again until its answer is of the right shape. */
export async function askAnswers(ask: Ask): Promise<Answers> {
  const lane = await askUntil(ask, 'Lane, which all blocker IDs begin with (such as FIX7-P0): ', laneOf);
  const title = await ask(`Title [${titleFor(lane)}]: `);
  const chooser = await ask('Who may choose [owner]: ');
  const blockers = await askEach(ask, 'A blocker as "ID: title (owner)", or nothing: ', (written) =>
    blockerOf(written, lane),
  );
  const options = await askEach(ask, 'An option as "ID: what it authorizes | preconditions", or nothing: ', optionOf);
  return { lane, title: title || titleFor(lane), choosers: [chooser || 'owner'], blockers, options };
}

async function askUntil<T>(ask: Ask, question: string, read: (answer: string) => T): Promise<T> {
  for (let hint = ''; ; ) {
    const answer = await ask(`${hint}${question}`);
    if (answer === undefined) throw new UsageError('Nothing was written.');
    try {
      return read(answer);
    } catch (error) {
      hint = `${(error as Error).message}\n`;
    }
  }
}

async function askEach<T>(ask: Ask, question: string, read: (answer: string) => T): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const next = await askUntil(ask, question, (answer) => (answer === '' ? undefined : read(answer)));
    if (next === undefined) return all;
    all.push(next);
  }
}

const titleFor = (lane: string): string => `${lane}: next decision packet`;

function laneOf(written: string): string {
  const lane = written.trim();
  if (/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/.test(lane)) return lane;
  throw new UsageError(
    lane === ''
      ? 'init needs a lane, which all blocker IDs begin with: --lane FIX7-P0.'
      : `"${lane}" is no lane: it is made of capital letters and digits, in segments joined by "-", such as FIX7-P0.`,
  );
}

function blockerOf(written: string, lane: string): NewBlocker {
  const [, name = '', rest = ''] = /^\s*([^\s:]+)\s*:\s*(.*)$/.exec(written) ?? [];
  const [, title = rest, roles = ''] = /^(.*?)\s*\(([^()]*)\)\s*$/.exec(rest) ?? [];
  const id = name.startsWith(`${lane}-`) ? name : `${lane}-${name}`;
  if (!isBlockerId(id) || title === '') {
    throw new UsageError(
      `"${written}" is no blocker: write "ID: title (owner)", the ID in capital letters with a number at its end, such as ROLLBACK-1.`,
    );
  }
  const owners = roles.split(/[,+]/).map((role) => role.trim());
  return { id, title: title.trim(), owners: owners.filter((role) => role !== '') };
}

function optionOf(written: string): NewOption {
  const [, id = '', rest = ''] = /^\s*([^\s:]+)\s*:\s*(.*)$/.exec(written) ?? [];
  const [authorizes = '', ...preconditions] = rest.split('|').map((part) => part.trim());
  const cell = preconditions.join('; ');
  if (isOptionId(id) && authorizes !== '' && cell !== '') return { id, authorizes, preconditions: cell };
  throw new UsageError(
    `"${written}" is no option: write "ID: what it authorizes | preconditions", the ID as UPPER_SNAKE, such as AUTHORIZE_REHEARSAL.`,
  );
}
