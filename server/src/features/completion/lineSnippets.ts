// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the placeholders of snippets.
import type { PacketFile } from '../../core/project.ts';
import type { Span } from '../../core/syntax/span.ts';
import { markdownOf } from '../places/syntax.ts';
import type { TypedWord } from './candidates.ts';
import { type Suggestion, withoutPlaceholders } from './suggestion.ts';

/** What a line of a packet can begin with: labels that the packet does not have yet, and its parts as a whole. */
export function lineSnippets(file: PacketFile, { span }: TypedWord, isFirst: boolean, today: string): Suggestion[] {
  const { packet } = file.evaluation;
  const lines = markdownOf(file).blocks.flatMap((block) => (block.kind === 'text' ? block.lines : []));
  const hasLabel = (pattern: RegExp): boolean => lines.some(({ text }) => pattern.test(text));
  const parts: (Suggestion | false)[] = [
    isFirst && snippet('Decision packet', 'a new packet that holds', wholePacket(today), span),
    span.start === 0 &&
      markdownOf(file).frontMatter === undefined &&
      snippet('Front matter', 'what a packet says to programs', frontMatter(today), span),
    isBelowOptions(file, span) && snippet('Option', 'a further row of the table', OPTION, span),
    packet.selections.length === 0 && snippet('Selected:', 'what is selected, by whom, when', selection(today), span),
    !hasLabel(/^decided[ -]by\s*[:=]/i) && snippet('Decided by:', 'who picked it', 'Decided by: $1', span),
    !hasLabel(/^decided[ -]on\s*[:=]/i) && snippet('Decided on:', 'when', `Decided on: \${1:${today}}`, span),
    packet.defaults.length === 0 &&
      snippet('Default:', 'in force until another is selected', 'Default: ${1:HOLD}', span),
    packet.optionsSpan === undefined && snippet('Options table', 'what can be chosen', OPTIONS, span),
    packet.standing === undefined && snippet('Standing blockers', 'the blockers that stand', STANDING, span),
    packet.recommendation === undefined && snippet('Recommended next step', 'an option', RECOMMENDED, span),
    !hasLabel(/^superseded[ -]by\s*[:=]/i) &&
      snippet('Superseded by:', 'another packet has taken its place', 'Superseded by: $1', span),
  ];
  return parts.filter((part) => part !== false);
}

/** Whether the line is the one directly below the options table. */
function isBelowOptions({ source, evaluation: { packet } }: PacketFile, { start }: Span): boolean {
  const table = packet.optionsSpan;
  return table !== undefined && start > table.end && /^(?:\r\n|\n|\r)$/.test(source.text.slice(table.end, start));
}

const OPTION = '| ${1:AUTHORIZE_NEXT_STEP} | $2 | $3 |';

const OPTIONS = [
  '## Options (${1:owner} chooses exactly one; default HOLD)',
  '',
  '| option | what it authorizes | preconditions |',
  '|---|---|---|',
  '| HOLD_${2:PRODUCTION} (default) | nothing further | none |',
  '| ${3:AUTHORIZE_NEXT_STEP} | $4 | $5 |',
  '',
].join('\n');

const STANDING = ['## Standing blockers (all OPEN)', '', '- $1', ''].join('\n');

const RECOMMENDED = ['## Recommended next step', '', '$1', ''].join('\n');

const frontMatter = (today: string): string =>
  [
    '---',
    'packet: ${1:LANE-NEXT}',
    `date: ${today}`,
    'status: ${2|active,draft|}',
    'default: ${3:HOLD}',
    'choosers: [${4:owner}]',
    'blocker-map: ${5:blocker-map.json}',
    '---',
    '',
  ].join('\n');

const selection = (today: string): string =>
  ['Selected: $1', '', 'Decided by: $2', '', `Decided on: \${3:${today}}`, ''].join('\n');

const wholePacket = (today: string): string =>
  [
    `# \${1:LANE} — decision packet (${today})`,
    '',
    'The blockers are in [the blocker map](${2:blocker-map.json}). No option is selected here.',
    '',
    OPTIONS.replace(/\$\{?(\d)/g, (mark, number: string) => mark.replace(number, String(Number(number) + 2))),
    STANDING.replace('$1', '$8'),
  ].join('\n');

const snippet = (label: string, detail: string, insert: string, word: Span): Suggestion => ({
  label,
  kind: 'snippet',
  detail,
  insert,
  isSnippet: true,
  word,
  documentation: `\`\`\`markdown\n${withoutPlaceholders(insert)}\n\`\`\``,
});
