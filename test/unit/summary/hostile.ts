import fc from 'fast-check';
import type { Summary } from '../../../server/src/core/summary/model.ts';
import { summaryOf } from './summaryOf.ts';

/** Texts between `a` and `z` that are made of these pieces, words and blanks. */
export const hostileTexts = (markup: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.constantFrom(...markup), fc.constantFrom('word', ' ', 'é', '漢', '🙂', '1')), { maxLength: 12 })
    .map((parts) => `a${parts.join('')}z`);

const plain = await summaryOf({
  rows: ['AUTHORIZE_A | a thing | L-0-U-1; the tide is in; GO grant'],
  text: '## Recommended\n\nAUTHORIZE_A to discharge L-0-U-1.\n',
  map: {
    version: 1,
    lane: 'L-0',
    blockers: [
      {
        id: 'L-0-U-1',
        title: 'u',
        owners: ['owner'],
        status: 'DESIGNED',
        evidence: [{ kind: 'design', path: 'gone.md', recordedBy: 'owner', recordedOn: '2026-06-01' }],
      },
    ],
  },
});

/** A summary with `text` in every place where the files' own words stand. */
export const withWords = (text: string): Summary => ({
  ...plain,
  title: text,
  date: text,
  lane: text,
  why: text,
  outcome: text,
  map: { ...plain.map, problem: text },
  options: plain.options.map((option) => ({
    ...option,
    id: text,
    authorizes: text,
    preconditions: option.preconditions.map((each) => ({ ...each, id: text, text, owners: [text], from: text })),
  })),
  tasks: plain.tasks.map(({ tasks }) => ({ role: text, tasks: tasks.map((task) => ({ ...task, id: text, text })) })),
  blockers: plain.blockers.map((blocker) => ({
    ...blocker,
    id: text,
    title: text,
    owners: [text],
    doubts: [text],
    waiver: { by: text, reason: text, until: text },
    evidence: blocker.evidence.map((each) => ({
      ...each,
      reference: text,
      recordedBy: text,
      recordedOn: text,
      doubts: [text],
    })),
  })),
  recommendation: plain.recommendation && {
    ...plain.recommendation,
    option: text,
    discharges: [text],
    remarks: plain.recommendation.remarks.map((remark) => ({ ...remark, text })),
  },
});
