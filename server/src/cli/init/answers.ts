import {
  type Answers,
  type ReadAnswer,
  readAnswers,
  readBlocker,
  readLane,
  readOption,
  titleFor,
} from '../../core/draft/answers.ts';
import type { Flags } from '../flags.ts';
import { UsageError } from '../io.ts';

/** Asks a person one question; `undefined` when they want to go no further. */
export type Ask = (question: string) => Promise<string | undefined>;

/** What the options of the command say. Throws for what is not of its shape. */
export function answersOf(flags: Flags): Answers {
  const lane = flags.text('lane');
  if (lane === undefined || lane.trim() === '') {
    throw new UsageError('init needs a lane, which all blocker IDs begin with: --lane FIX7-P0.');
  }
  return orThrow(
    readAnswers({
      lane,
      title: flags.text('title'),
      choosers: flags.texts('chooser'),
      blockers: flags.texts('blocker'),
      options: flags.texts('option'),
    }),
  );
}

function orThrow<T>(answer: ReadAnswer<T>): T {
  if (answer.kind === 'problem') throw new UsageError(answer.message);
  return answer.value;
}

/** What a person answers. A question is put again until its answer is of the right shape. */
export async function askAnswers(ask: Ask): Promise<Answers> {
  const lane = await askUntil(ask, 'Lane, which all blocker IDs begin with (such as FIX7-P0): ', readLane);
  const title = await ask(`Title [${titleFor(lane)}]: `);
  const chooser = await ask('Who may choose [owner]: ');
  const blockers = await askEach(ask, 'A blocker as "ID: title (owner)", or nothing: ', (written) =>
    readBlocker(written, lane),
  );
  const options = await askEach(ask, 'An option as "ID: what it authorizes | preconditions", or nothing: ', readOption);
  return { lane, title: title || titleFor(lane), choosers: [chooser || 'owner'], blockers, options };
}

async function askUntil<T>(ask: Ask, question: string, read: (answer: string) => ReadAnswer<T>): Promise<T> {
  for (let hint = ''; ; ) {
    const written = await ask(`${hint}${question}`);
    if (written === undefined) throw new UsageError('Nothing was written.');
    const answer = read(written);
    if (answer.kind === 'read') return answer.value;
    hint = `${answer.message}\n`;
  }
}

async function askEach<T>(ask: Ask, question: string, read: (answer: string) => ReadAnswer<T>): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const next = await askUntil<T | undefined>(ask, question, (answer) =>
      answer === '' ? { kind: 'read', value: undefined } : read(answer),
    );
    if (next === undefined) return all;
    all.push(next);
  }
}
