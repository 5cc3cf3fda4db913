import type { PathOf } from './json.ts';
import { codeSpan, escapeMarkdown, table } from './markdownText.ts';
import type { BlockerSummary, OptionSummary, Summary } from './model.ts';
import {
  evidencePhrase,
  mapPhrase,
  marksOf,
  preconditionPhrase,
  recommendationPhrase,
  roleOf,
  type Style,
  standingOf,
  taskPhrase,
  titleOf,
  VERDICTS,
  verdictOf,
  waiverPhrase,
} from './phrases.ts';

const STYLE: Style = { code: codeSpan, words: escapeMarkdown };
const TICK = { true: '✓', false: '✗' } as const;
const REMARKS = { for: '✓', against: '✗', aside: '·' } as const;

/** The summary of one packet as a Markdown document (CommonMark with GFM tables), with a line break at its end. */
export function renderMarkdown(summary: Summary, pathOf: PathOf): string {
  const sections = [
    head(summary, pathOf),
    section('Options', optionsSection(summary.options)),
    section('Who must do what', tasksSection(summary)),
    section('Blockers', blockersSection(summary.blockers)),
    section('Recommendation', recommendationSection(summary)),
  ];
  return `${sections.flat().join('\n')}\n`;
}

function head(summary: Summary, pathOf: PathOf): string[] {
  const { uri, status, lane, today, map, outcome, why } = summary;
  const mapPath = map.uri === undefined ? undefined : pathOf(map.uri);
  return [
    `# ${escapeMarkdown(titleOf(summary))}`,
    '',
    `**${escapeMarkdown(outcome)}**: ${escapeMarkdown(why)}.`,
    '',
    `- Packet: ${codeSpan(pathOf(uri))}, ${status}${lane === undefined ? '' : `, lane ${escapeMarkdown(lane)}`}`,
    `- Blocker map: ${mapPhrase(map, mapPath, STYLE)}`,
    `- As of ${today}`,
  ];
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];

function optionsSection(options: readonly OptionSummary[]): string[] {
  if (options.length === 0) return ['There is no options table.'];
  const rows = options.map((option) => [
    TICK[`${option.available}`],
    codeSpan(option.id),
    verdictOf(option),
    marksOf(option)
      .map((mark) => (mark === 'in force' ? '**in force**' : mark))
      .join(', '),
  ]);
  return [...table(['', 'option', 'verdict', ''], rows), ...options.flatMap(optionDetails)];
}

function optionDetails(option: OptionSummary): string[] {
  const { id, authorizes, preconditions } = option;
  if (preconditions.length === 0) return [];
  return [
    '',
    `### ${codeSpan(id)}: ${verdictOf(option)}`,
    '',
    ...(authorizes === undefined || authorizes === '' ? [] : [`Authorises: ${escapeMarkdown(authorizes)}`, '']),
    ...preconditions.map(
      (precondition) => `- ${TICK[`${precondition.met}`]} ${preconditionPhrase(precondition, option, STYLE)}`,
    ),
  ];
}

const tasksSection = ({ tasks }: Summary): string[] =>
  tasks.flatMap(({ role, tasks: own }, index) => [
    ...(index === 0 ? [] : ['']),
    `### ${escapeMarkdown(roleOf(role))}`,
    '',
    ...own.map((task) => `- ${taskPhrase(task, STYLE)}`),
  ]);

function blockersSection(blockers: readonly BlockerSummary[]): string[] {
  if (blockers.length === 0) return [];
  const rows = blockers.map((blocker) => [
    codeSpan(blocker.id),
    escapeMarkdown(standingOf(blocker)),
    escapeMarkdown(blocker.owners.join(' or ')),
    String(blocker.gates.length),
    String(blocker.unlocks.length),
    String(blocker.rank),
    escapeMarkdown(blocker.title),
  ]);
  return [
    ...table(['blocker', 'status', 'owners', 'gates', 'unlocks', 'rank', 'title'], rows),
    ...blockers.flatMap(blockerDetails),
  ];
}

function blockerDetails({ id, title, waiver, doubts, evidence }: BlockerSummary): string[] {
  if (waiver === undefined && doubts.length === 0 && evidence.length === 0) return [];
  return [
    '',
    `### ${codeSpan(id)}: ${escapeMarkdown(title)}`,
    '',
    ...(waiver === undefined ? [] : [`- ✓ ${waiverPhrase(waiver, STYLE)}`]),
    ...doubts.map((doubt) => `- ✗ ${escapeMarkdown(doubt)}`),
    ...evidence.map((each) => `- ${TICK[`${each.isGood}`]} ${evidencePhrase(each, STYLE)}`),
  ];
}

function recommendationSection({ recommendation }: Summary): string[] {
  if (recommendation === undefined) return [];
  const { remarks } = recommendation;
  return [
    `${recommendationPhrase(recommendation, STYLE)} ${VERDICTS[recommendation.verdict]}`,
    ...(remarks.length === 0 ? [] : ['']),
    ...remarks.map(({ speaks, text }) => `- ${REMARKS[speaks]} ${escapeMarkdown(text)}`),
  ];
}
