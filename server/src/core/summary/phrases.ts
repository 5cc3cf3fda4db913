import type {
  BlockerSummary,
  EvidenceSummary,
  MapSummary,
  OptionCounts,
  OptionSummary,
  PreconditionSummary,
  RecommendationSummary,
  Summary,
  Task,
} from './model.ts';

/** How a renderer sets what the files say: IDs and paths, and running words. */
export interface Style {
  readonly code: (text: string) => string;
  readonly words: (text: string) => string;
}

export const titleOf = ({ title }: Summary): string => title ?? 'A packet without a title';

export function verdictOf({ available, met, total }: OptionCounts): string {
  if (!available) return `${met} of ${total} met`;
  return total === 0 ? 'available' : `available, ${met} of ${total} met`;
}

/** What sets an option apart: that it is the default, selected, in force. */
export const marksOf = ({ isDefault, isSelected, isInForce }: OptionSummary): string[] => [
  ...(isDefault ? ['default'] : []),
  ...(isSelected ? ['selected'] : []),
  ...(isInForce ? ['in force'] : []),
];

/** One precondition of `option`: what it is, how far it has come, who can bring it about, and where it comes from. */
export function preconditionPhrase(precondition: PreconditionSummary, option: OptionSummary, style: Style): string {
  const { owners, from } = precondition;
  const who = owners.length > 0 ? ` (${style.words(owners.join(' or '))})` : '';
  const source = from === option.id ? '' : `, from ${style.code(from)}`;
  return `${statePhrase(precondition, style)}${who}${source}`;
}

function statePhrase(precondition: PreconditionSummary, { code, words }: Style): string {
  const { kind, id, text, earned, required, met, isTracked, claims, doubts, problem } = precondition;
  const untracked = 'nothing in the map tracks it';
  const because = doubts.length === 0 ? '' : `, although the map says so: ${words(doubts.join('; '))}`;
  const although = claims === undefined ? '' : `, although it claims ${claims}`;
  switch (kind) {
    case 'blocker':
      return `${code(id ?? text)}: needs ${required}, ${isTracked ? `has earned ${earned}${although}` : untracked}`;
    case 'condition':
      return `${words(text)}: ${met ? 'met' : isTracked ? `not met${because}` : untracked}`;
    case 'grant':
      return `grant ${code(id ?? text)}: ${met ? 'given' : isTracked ? `not given${because}` : untracked}`;
    case 'unknown':
      return text === '' || problem?.includes(text) === true
        ? words(problem ?? '')
        : `“${words(text)}” cannot be met as written: ${words(problem ?? '')}`;
  }
}

/** So many names are read; of more it is said how many they are. */
const MOST_NAMES = 8;

/** What somebody has to do, and for which options. */
export function taskPhrase({ kind, id, text, earned, steps, after, others }: Task, { code, words }: Style): string {
  const options = (ids: readonly string[]): string =>
    ids.length > MOST_NAMES
      ? `${ids
          .slice(0, MOST_NAMES - 2)
          .map(code)
          .join(', ')} and ${ids.length - MOST_NAMES + 2} more`
      : ids.map(code).join(', ');
  const asked = steps.map(({ required, options: ids }) =>
    kind === 'blocker' ? `${required} for ${options(ids)}` : `for ${options(ids)}`,
  );
  const goal = kind === 'blocker' ? `from ${earned} to ${asked.join('; to ')}` : asked.join(' and ');
  const first = after.length === 0 ? '' : `; only after ${options(after)}`;
  const shared = others.length === 0 ? '' : ` (${words(others.join(' or '))} can as well)`;
  return `${taskName(kind, id, text, { code, words })}: ${goal}${first}${shared}`;
}

function taskName(kind: Task['kind'], id: string | undefined, text: string, { code, words }: Style): string {
  if (kind === 'blocker') return text === '' ? code(id ?? '') : `${code(id ?? '')} ${words(text)}`;
  return kind === 'grant' ? `grant ${code(id ?? text)}` : words(text.replace(/\.$/, ''));
}

/** The heading over tasks: a role, or nobody. */
export const roleOf = (role: string | undefined): string => role ?? 'Nobody yet: the map does not say who';

/** How a blocker stands: one status where the claim holds, both where it does not. */
export function standingOf({ claimed, earned, waiver }: BlockerSummary): string {
  if (claimed === earned) return earned;
  if (waiver !== undefined) return `WAIVED until ${waiver.until}`;
  return `claims ${claimed}, has earned ${earned}`;
}

export const isDoubtful = ({ doubts }: BlockerSummary): boolean => doubts.length > 0;

/** By whom a blocker is waived, until when, and why. */
export const waiverPhrase = ({ by, reason, until }: NonNullable<BlockerSummary['waiver']>, { words }: Style): string =>
  `waived by ${words(by)} until ${words(until)}: ${words(reason)}`;

export function evidencePhrase(evidence: EvidenceSummary, { code, words }: Style): string {
  const { kind, reference, recordedBy, recordedOn, isProof, doubts } = evidence;
  const by = recordedBy === undefined ? '' : `, recorded by ${words(recordedBy)}`;
  const on = recordedOn === undefined ? '' : ` on ${words(recordedOn)}`;
  const what = [kind ?? 'evidence', ...(reference === undefined ? [] : [code(reference)])].join(' ');
  const verdict = doubts.length > 0 ? `: ${words(doubts.join('; '))}` : isProof ? ' (proof)' : '';
  return `${what}${by}${on}${verdict}`;
}

export function recommendationPhrase({ option, discharges }: RecommendationSummary, { code }: Style): string {
  const to = discharges.length === 0 ? '' : `, to discharge ${discharges.map(code).join(', ')}`;
  return `${option === undefined ? 'No option is named' : code(option)}${to}.`;
}

export const VERDICTS = {
  'holds-up': 'It holds up.',
  'does-not-hold-up': 'It does not hold up as it is written.',
  unknown: 'Whether it holds up cannot be told.',
} as const satisfies Record<RecommendationSummary['verdict'], string>;

export function mapPhrase(map: MapSummary, path: string | undefined, { code, words }: Style): string {
  if (path === undefined) return `none. ${words(map.problem ?? '')}`;
  return map.problem === undefined ? code(path) : `${code(path)}. ${words(map.problem)}`;
}
