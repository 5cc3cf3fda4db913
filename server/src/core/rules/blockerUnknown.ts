import { MOST_GUESSES } from '../syntax/nearest.ts';
import { didYouMean } from './fixes/edits.ts';
import { trackBlocker } from './fixes/track.ts';
import { nearestId } from './idEnds.ts';
import { isRecord } from './packets.ts';
import type { Rule } from './rule.ts';

/** A reference to a blocker that the map does not have. */
export const blockerUnknown: Rule = {
  meta: {
    code: 'blocker-unknown',
    severity: 'error',
    summary: 'The packet names a blocker that is not in the map.',
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file, project) {
    const { references, packet, map } = file.evaluation;
    if (isRecord(packet) || map.kind !== 'read') return;
    // What the recommendation is said to discharge is for recommendation-unknown.
    const discharged = new Set(packet.recommendation?.discharges.map(({ span }) => span.start));
    const unknown = references.unclear.filter(
      ({ word, lookup }) => lookup.kind === 'unknown' && !discharged.has(word.span.start),
    );
    for (const { word } of unknown) {
      const meant = unknown.length > MOST_GUESSES ? undefined : nearestId(word.value, map.earned);
      const counts = word.place === 'precondition' ? ' It counts as OPEN.' : '';
      yield {
        span: word.span,
        message: `${word.value} is not in the blocker map.${counts}${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
        fixes: () => {
          const mapFile = project.maps.get(map.uri);
          return [
            ...didYouMean(file, word, meant),
            ...(mapFile === undefined ? [] : trackBlocker(mapFile, packet, word.value)),
          ];
        },
      };
    }
  },
};
