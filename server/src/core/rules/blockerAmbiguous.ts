import { oneOf } from '../evaluate/describe.ts';
import { replaceWord, suggestion } from './fixes/edits.ts';
import { isRecord } from './packets.ts';
import { MOST_RELATED, type Rule } from './rule.ts';

/** A short ID that several blockers of the map end in. */
export const blockerAmbiguous: Rule = {
  meta: {
    code: 'blocker-ambiguous',
    severity: 'error',
    summary: 'A short ID could be any of several blockers.',
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file) {
    const { references, packet, map } = file.evaluation;
    if (isRecord(packet) || map.kind !== 'read') return;
    for (const { word, lookup } of references.unclear) {
      if (lookup.kind !== 'ambiguous') continue;
      const names = lookup.candidates.flatMap(({ blocker }) => blocker.content.id?.value ?? []);
      // Thousands of words may be short for thousands of blockers.
      const ids = lookup.candidates.slice(0, MOST_RELATED).flatMap(({ blocker }) => blocker.id ?? []);
      yield {
        span: word.span,
        message: `${word.value} could be ${oneOf(names)}, so that it is neither. Write the ID in full.`,
        related: ids.map(({ value, span }) => ({ uri: map.uri, span, message: `${value} ends in ${word.value}.` })),
        fixes: () =>
          ids.flatMap(({ value }) => suggestion(file.uri, `Change to ${value}`, [replaceWord(file, word, value)])),
      };
    }
  },
};
