import { codeSpan, escapeMarkdown } from '../summary/markdownText.ts';
import type { Explanation } from './model.ts';
import { assumedPhrase, type ExplanationLine, type ExplanationSection, sectionsOf, verdictPhrase } from './sections.ts';

/** How an explanation's words are set in Markdown; `explain` is to be asked with it too. */
export const MARKDOWN_STYLE = { code: codeSpan, words: escapeMarkdown };

/** The explanation of an option as a Markdown document. `path` names its packet. */
export function renderExplanationMarkdown(explanation: Explanation, path: string): string {
  const { option, today } = explanation;
  const assumed = assumedPhrase(explanation, MARKDOWN_STYLE);
  const { authorizes, total } = option;
  const blocks = [
    `# ${codeSpan(option.id)}`,
    `**${mark(option.available)} ${verdictPhrase(option)}** · ${codeSpan(path)} · as of ${today}`,
    ...(authorizes === undefined || authorizes === '' ? [] : [`Authorises: ${escapeMarkdown(authorizes)}`]),
    ...(assumed === undefined ? [] : [`> ${assumed}`]),
    ...(total === 0 ? ['It requires nothing.'] : []),
    ...orderForReading(sectionsOf(explanation, MARKDOWN_STYLE)).flatMap(({ kind, title, lines }) => [
      `## ${title}`,
      lines.map((line, index) => bullet(line, kind === 'steps' ? `${index + 1}.` : '-')).join('\n'),
    ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Whoever reads a document from its top wants to know first what there is to do. */
const orderForReading = (sections: readonly ExplanationSection[]): ExplanationSection[] => [
  ...sections.filter(({ kind }) => kind === 'steps'),
  ...sections.filter(({ kind }) => kind !== 'steps'),
];

function bullet({ isMet, subject, aside, text, below }: ExplanationLine, sign: string): string {
  const indent = ' '.repeat(sign.length + 1);
  const about = subject === undefined ? '' : `${subject} ${aside ?? ''}: `;
  const first = `${sign} ${marked(isMet, `${about}${text}`)}`;
  return [first, ...below.map((more) => `${indent}- ${marked(more.isMet, more.text)}`)].join('\n');
}

const marked = (isMet: boolean | undefined, text: string): string =>
  isMet === undefined ? text : `${mark(isMet)} ${text}`;

const mark = (isMet: boolean): string => (isMet ? '✓' : '✗');
