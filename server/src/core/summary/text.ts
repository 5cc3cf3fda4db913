import type { PathOf } from './json.ts';
import type { BlockerSummary, OptionSummary, Summary } from './model.ts';
import {
  evidencePhrase,
  isDoubtful,
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
import { visible } from './visible.ts';

/** How a host sets text apart; each returns its text unchanged where there is no colour. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
}

const STYLE: Style = { code: visible, words: visible };
const REMARKS = { for: '✓', against: '✗', aside: '·' } as const;

/** The summary of one packet for a terminal, with a line break at its end. */
export function renderText(summary: Summary, paint: Paint, pathOf: PathOf): string {
  const lines = [
    ...head(summary, paint, pathOf),
    ...section(
      'Options',
      paint,
      summary.options.flatMap((option) => optionLines(option, paint)),
    ),
    ...section('Who must do what', paint, taskLines(summary, paint)),
    ...section('Blockers', paint, blockerLines(summary.blockers, paint, pathOf)),
    ...section('Recommendation', paint, recommendationLines(summary)),
  ];
  return `${lines.join('\n')}\n`;
}

function head(summary: Summary, paint: Paint, pathOf: PathOf): string[] {
  const { uri, status, lane, today, map, outcome, why } = summary;
  const mapPath = map.uri === undefined ? undefined : pathOf(map.uri);
  return [
    paint.bold(visible(titleOf(summary))),
    paint.dim(
      [visible(pathOf(uri)), status, ...(lane === undefined ? [] : [`lane ${visible(lane)}`]), `as of ${today}`].join(
        ' · ',
      ),
    ),
    paint.dim(`Blocker map: ${mapPhrase(map, mapPath, STYLE)}`),
    '',
    `${paint.bold(visible(outcome))}: ${visible(why)}.`,
  ];
}

const section = (title: string, paint: Paint, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', paint.bold(title), ...lines];

const tick = (isFine: boolean, paint: Paint): string => (isFine ? paint.green('✓') : paint.red('✗'));

function optionLines(option: OptionSummary, paint: Paint): string[] {
  const marks = marksOf(option);
  const marked = marks.length === 0 ? '' : ` (${marks.join(', ')})`;
  return [
    `  ${tick(option.available, paint)} ${paint.bold(visible(option.id))}: ${verdictOf(option)}${marked}`,
    ...option.preconditions.map(
      (precondition) => `      ${tick(precondition.met, paint)} ${preconditionPhrase(precondition, option, STYLE)}`,
    ),
  ];
}

const taskLines = ({ tasks }: Summary, paint: Paint): string[] =>
  tasks.flatMap(({ role, tasks: own }) => [
    `  ${paint.bold(visible(roleOf(role)))}`,
    ...own.map((task) => `    - ${taskPhrase(task, STYLE)}`),
  ]);

function blockerLines(blockers: readonly BlockerSummary[], paint: Paint, pathOf: PathOf): string[] {
  return blockers.flatMap((blocker) => {
    const { id, title, owners, gates, unlocks, rank, waiver, doubts, evidence, place } = blocker;
    const standing = isDoubtful(blocker) ? paint.red(standingOf(blocker)) : standingOf(blocker);
    const where = isDoubtful(blocker) ? paint.dim(` ${visible(pathOf(place.uri))}:${place.range.start.line + 1}`) : '';
    return [
      `  ${paint.bold(visible(id))}: ${standing}${where}`,
      `      ${visible(title)} (${visible(owners.join(' or '))})`,
      `      gates ${gates.length}, unlocks ${unlocks.length}, rank ${rank}`,
      ...(waiver === undefined ? [] : [`      ${tick(true, paint)} ${waiverPhrase(waiver, STYLE)}`]),
      ...doubts.map((doubt) => `      ${tick(false, paint)} ${visible(doubt)}`),
      ...evidence.map((each) => `      ${tick(each.isGood, paint)} ${evidencePhrase(each, STYLE)}`),
    ];
  });
}

function recommendationLines({ recommendation }: Summary): string[] {
  if (recommendation === undefined) return [];
  return [
    `  ${recommendationPhrase(recommendation, STYLE)} ${VERDICTS[recommendation.verdict]}`,
    ...recommendation.remarks.map(({ speaks, text }) => `    ${REMARKS[speaks]} ${visible(text)}`),
  ];
}
