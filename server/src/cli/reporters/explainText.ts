import type { Assumption } from '../../core/explain/assume.ts';
import type { ExplainedPrecondition, Explanation } from '../../core/explain/model.ts';
import type { Step } from '../../core/explain/steps.ts';
import type { OptionSummary } from '../../core/summary/model.ts';
import { evidencePhrase, marksOf, preconditionPhrase, verdictOf } from '../../core/summary/phrases.ts';
import type { Paint } from '../../core/summary/text.ts';
import { visible } from '../../core/summary/visible.ts';
import { listed } from '../plural.ts';

const STYLE = { code: visible, words: visible };

/** The explanation of an option for a terminal, with a line break at its end. */
export function reportExplanation(explanation: Explanation, path: string, paint: Paint): string {
  const { option, preconditions, steps } = explanation;
  const lines = [
    ...head(explanation, path, paint),
    ...section('How its words were read', paint, readingLines(explanation, paint)),
    ...section(
      'What it requires',
      paint,
      preconditions.flatMap((each) => preconditionLines(each, option, paint)),
    ),
    ...section('What opens it', paint, steps.flatMap(stepLines)),
  ];
  return `${lines.join('\n')}\n`;
}

const section = (title: string, paint: Paint, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', paint.bold(title), ...lines];

const tick = (isFine: boolean, paint: Paint): string => (isFine ? paint.green('✓') : paint.red('✗'));

function head({ option, today, assumed }: Explanation, path: string, paint: Paint): string[] {
  const { id, authorizes, available } = option;
  const marks = marksOf(option);
  return [
    `${tick(available, paint)} ${paint.bold(visible(id))}: ${verdictOf(option)}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`,
    paint.dim(`${visible(path)} · as of ${today}`),
    ...(authorizes === undefined || authorizes === '' ? [] : [`Authorises: ${visible(authorizes)}`]),
    ...(assumed.length === 0
      ? []
      : [
          '',
          paint.yellow(
            `This rests on assumptions: ${assumed.map(assumptionPhrase).join('; ')}. Nothing is in force by it.`,
          ),
        ]),
    ...(option.total === 0 ? ['', 'It requires nothing.'] : []),
  ];
}

function assumptionPhrase(assumption: Assumption): string {
  switch (assumption.kind) {
    case 'blocker':
      return `${visible(assumption.id)} is ${assumption.level}`;
    case 'condition':
      return `“${visible(assumption.name)}” is met`;
    case 'grant':
      return `the grant ${visible(assumption.name)} is given`;
  }
}

function readingLines({ option, clauses }: Explanation, paint: Paint): string[] {
  return clauses.map(({ option: from, clause, line, state, text }) => {
    const source = from === option.id ? '' : `, of ${visible(from)}`;
    const reading = state === 'blocked' ? `cannot be met as written: ${text}` : `${text}.`;
    return `  ${tick(state === 'met', paint)} “${visible(clause)}” ${paint.dim(`(line ${line + 1}${source})`)}: ${reading}`;
  });
}

function preconditionLines(precondition: ExplainedPrecondition, option: OptionSummary, paint: Paint): string[] {
  const { kind, met, doubts, evidence } = precondition;
  // The phrase of a condition or a grant names its doubts itself.
  const own = kind === 'blocker' ? doubts.map((doubt) => `${tick(false, paint)} ${visible(doubt)}`) : [];
  const records = evidence.map((each) => `${tick(each.isGood, paint)} ${evidencePhrase(each, STYLE)}`);
  return [
    `  ${tick(met, paint)} ${preconditionPhrase(precondition, option, STYLE)}`,
    ...[...own, ...records].map((line) => `      ${line}`),
  ];
}

const stepLines = (step: Step, index: number): string[] => {
  const [first = '', ...rest] = phrases(step);
  const number = `${index + 1}.`.padStart(4);
  return [`${number} ${first}`, ...rest.map((line) => `     ${line}`)];
};

function phrases(step: Step): readonly string[] {
  switch (step.kind) {
    case 'edit':
      return [`Edit the ${step.file === 'packet' ? 'packet' : 'blocker map'}: ${visible(step.reason)}`];
    case 'blocker':
      return [
        `${who(step.owners)}: bring ${visible(step.id)} from ${step.from} to ${step.to}${title(step.title)}.`,
        `${EVIDENCE[step.to]}${proof(step.provenBy)}`,
        ...(step.neededBy.length === 0 ? [] : [`It must be RESOLVED before ${visible(listed(step.neededBy))} can be.`]),
      ];
    case 'condition': {
      const name = `“${visible(step.text)}”`;
      return [
        step.isTracked
          ? `${who(step.owners)}: show that ${name} holds, and set ${visible(step.id ?? '')} to MET with evidence.`
          : `Nobody yet: have the map track ${name}; then show that it holds, and set it to MET with evidence.`,
      ];
    }
    case 'grant': {
      const name = visible(step.id ?? step.text);
      return [
        step.isTracked
          ? `${who(step.owners)}: give the grant ${name}, by an act of its own.`
          : `Nobody yet: have the map track the grant ${name}; then give it, by an act of its own.`,
      ];
    }
  }
}

const who = (owners: readonly string[]): string => (owners.length === 0 ? 'Nobody yet' : visible(owners.join(' or ')));
const title = (text: string): string => (text === '' ? '' : ` (${visible(text)})`);
const proof = (option: string | undefined): string =>
  option === undefined ? '' : ` The execution of ${visible(option)} is to bring that.`;

/** What each level demands. */
const EVIDENCE = {
  OPEN: '',
  DESIGNED: 'That takes a good evidence entry.',
  RESOLVED: 'That takes a good evidence entry, resolvedBy one of its owners, and resolvedOn.',
  PROVEN: 'That takes resolvedBy one of its owners, resolvedOn, and a good rehearsal or dry-run entry.',
} as const;
