import { blockerId, blockerTitle, ownersOf } from './maps.ts';

export const HOLD = 'HOLD_PRODUCTION';
export const optionId = (index: number): string => (index === 0 ? HOLD : `AUTHORIZE_STEP_${index}`);

/** How many rungs of the ladder stand on each other before the next ladder begins. */
const RUNGS = 5;

export interface PacketShape {
  readonly options: number;
  /** How many blockers the standing list names. */
  readonly blockers: number;
  /** The name of its map, in its own folder. */
  readonly map: string;
  readonly title?: string;
}

/** A packet of ladders: every option asks for some blockers of its own and for what the rung below asks for. */
export function packetText({ options, blockers, map, title = 'Next production decision packet' }: PacketShape): string {
  const own = Math.max(1, Math.floor(blockers / Math.max(1, options - 1)));
  const rows = Array.from({ length: options - 1 }, (_, index) => row(index + 1, own, blockers));
  const standing = Array.from(
    { length: blockers },
    (_, index) => `- ${blockerId(index)} — ${blockerTitle(index)} (${ownersOf(index).join(' + ')})`,
  );
  return [
    `# ${title} (2026-06-12)`,
    '',
    `For: owner / GPT. This lane does NOT select an option. Default = ${HOLD}.`,
    '',
    'Production itself remains separately gated. What follows is the state of the lane, and what may come next.',
    '',
    '## Options (owner/GPT chooses exactly one; default HOLD)',
    '',
    '| option | what it authorizes | preconditions still required |',
    '|---|---|---|',
    `| ${HOLD} (default, recommended) | nothing further; the system stays as it is | none |`,
    ...rows,
    '',
    `## Standing production blockers (see ${map})`,
    '',
    ...standing,
    '',
    '## Recommended next minimal step',
    '',
    `${optionId(1)} on an isolated clone to discharge ${blockerId(0)}, without touching production.`,
    '',
    'No option is selected here.',
    '',
  ].join('\n');
}

function row(index: number, own: number, blockers: number): string {
  const first = ((index - 1) * own) % Math.max(1, blockers);
  const asked = Array.from({ length: own }, (_, at) => {
    const id = blockerId((first + at) % blockers);
    return at % 3 === 0 ? `${id} design` : at % 3 === 1 ? `${id} resolved` : id;
  });
  const above = index > 1 && index % RUNGS !== 1 ? 'above + ' : '';
  return `| ${optionId(index)} | step ${index} of the way, and nothing beyond it | ${above}${asked.join(', ')}; operator confirms step ${index} |`;
}
