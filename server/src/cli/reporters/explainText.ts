import type { Explanation } from '../../core/explain/model.ts';
import {
  assumedPhrase,
  type ExplanationLine,
  type ExplanationSection,
  sectionsOf,
  verdictPhrase,
} from '../../core/explain/sections.ts';
import type { Paint } from '../../core/summary/text.ts';
import { visible } from '../../core/summary/visible.ts';

const STYLE = { code: visible, words: visible };

/** The explanation of an option for a terminal, with a line break at its end. */
export function reportExplanation(explanation: Explanation, path: string, paint: Paint): string {
  const sections = sectionsOf(explanation, STYLE);
  const lines = [...head(explanation, path, paint), ...sections.flatMap((section) => sectionLines(section, paint))];
  return `${lines.join('\n')}\n`;
}

const tick = (isFine: boolean, paint: Paint): string => (isFine ? paint.green('✓') : paint.red('✗'));

function head(explanation: Explanation, path: string, paint: Paint): string[] {
  const { option, today } = explanation;
  const { id, authorizes, available } = option;
  const assumed = assumedPhrase(explanation, STYLE);
  return [
    `${tick(available, paint)} ${paint.bold(visible(id))}: ${verdictPhrase(option)}`,
    paint.dim(`${visible(path)} · as of ${today}`),
    ...(authorizes === undefined || authorizes === '' ? [] : [`Authorises: ${visible(authorizes)}`]),
    ...(assumed === undefined ? [] : ['', paint.yellow(assumed)]),
    ...(option.total === 0 ? ['', 'It requires nothing.'] : []),
  ];
}

const sectionLines = ({ kind, title, lines }: ExplanationSection, paint: Paint): string[] => [
  '',
  paint.bold(title),
  ...lines.flatMap((line, index) => (kind === 'steps' ? stepLines(line, index) : markedLines(line, paint))),
];

function markedLines({ isMet, subject, aside, text, below }: ExplanationLine, paint: Paint): string[] {
  const about = subject === undefined ? '' : `${subject} ${paint.dim(aside ?? '')}: `;
  return [
    `  ${tick(isMet === true, paint)} ${about}${text}`,
    ...below.map((more) => `      ${tick(more.isMet === true, paint)} ${more.text}`),
  ];
}

const stepLines = ({ text, below }: ExplanationLine, index: number): string[] => [
  `${`${index + 1}.`.padStart(4)} ${text}`,
  ...below.map((more) => `     ${more.text}`),
];
