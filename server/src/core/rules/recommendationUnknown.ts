import type { Evaluation } from '../evaluate/evaluation.ts';
import { MOST_GUESSES, nearest } from '../syntax/nearest.ts';
import { didYouMean } from './fixes/edits.ts';
import { nearestId } from './idEnds.ts';
import { isRecord } from './packets.ts';
import type { Rule } from './rule.ts';

/** What the packet recommends is not there. */
export const recommendationUnknown: Rule = {
  meta: {
    code: 'recommendation-unknown',
    severity: 'error',
    summary: 'The recommendation names an option or a blocker that there is not.',
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file) {
    const { packet, map } = file.evaluation;
    const { recommendation } = packet;
    if (recommendation === undefined || isRecord(packet) || packet.unread) return;
    const { option } = recommendation;
    const ids = packet.options.map(({ id }) => id.value);
    if (
      option !== undefined &&
      ids.length > 0 &&
      !ids.includes(option.value) &&
      !isGrant(option.value, file.evaluation)
    ) {
      const meant = nearest(option.value, ids);
      yield {
        span: option.span,
        message: `${option.value} is recommended, but is no option of this packet.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
        fixes: () => didYouMean(file, option, meant),
      };
    }
    if (map.kind !== 'read') return;
    const { earned } = map;
    const unknown = recommendation.discharges.filter(({ value }) => earned.lookup(value).kind === 'unknown');
    for (const blocker of unknown) {
      const meant = unknown.length > MOST_GUESSES ? undefined : nearestId(blocker.value, earned);
      yield {
        span: blocker.span,
        message: `${blocker.value} is to be discharged, but is not in the blocker map.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
        fixes: () => didYouMean(file, blocker, meant),
      };
    }
  },
};

/** Grants are written as options are: a recommendation that names one has not misspelt an option. */
const isGrant = (word: string, { map, options }: Evaluation): boolean =>
  (map.kind === 'read' && map.earned.grant(word) !== undefined) ||
  options.some(({ requirements }) => requirements.some((each) => each.kind === 'grant' && each.name === word));
