import type { Answers } from './answers.ts';

/** A packet in Markdown: a draft, on HOLD. `today` is a UTC day. */
export function markdownPacket(
  { lane, title, choosers, blockers, options }: Answers,
  mapName: string,
  today: string,
): string {
  const hold = `HOLD_${lane.replaceAll('-', '_')}`;
  const rows = [`| ${hold} | nothing further | none |`, ...options.map(rowOf)];
  if (options.length === 0 && blockers.length > 0) {
    rows.push(`| AUTHORIZE_${lane.replaceAll('-', '_')} | what this packet is about | ALL blockers resolved |`);
  }
  return [
    '---',
    `date: ${today}`,
    `lane: ${lane}`,
    'status: draft',
    `default: ${hold}`,
    `choosers: ${JSON.stringify(choosers)}`,
    `blocker-map: ${mapName}`,
    '---',
    '',
    `# ${line(title)} (${today})`,
    '',
    `## Options (${choosers.map(line).join('/')} chooses exactly one; default ${hold})`,
    '',
    '| option | what it authorizes | preconditions |',
    '|---|---|---|',
    ...rows,
    '',
    ...(blockers.length === 0 ? [] : ['## Standing blockers (all OPEN)', '', ...blockers.map(blockerLine), '']),
    'No option is selected.',
    '',
  ].join('\n');
}

const rowOf = ({ id, authorizes, preconditions }: Answers['options'][number]): string =>
  `| ${id} | ${cell(authorizes)} | ${cell(preconditions)} |`;

const blockerLine = ({ id, title, owners }: Answers['blockers'][number]): string =>
  `- ${id} — ${line(title)}${owners.length === 0 ? '' : ` (${owners.map(line).join(' + ')})`}`;

/** `text` in one line. */
export const line = (text: string): string => text.replace(/\s+/g, ' ').trim();
const cell = (text: string): string => line(text).replaceAll('|', '\\|');
