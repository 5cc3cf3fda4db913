import { isRecord, isUnreadable } from './packets.ts';
import type { Rule } from './rule.ts';

/** A blocker that nobody waits for. */
export const blockerUnused: Rule = {
  meta: {
    code: 'blocker-unused',
    severity: 'hint',
    summary: 'No packet that uses the map names the blocker.',
    guardsDecision: false,
  },
  checks: 'blocker-map-in-use',
  *check({ packets, earned }) {
    const active = packets.filter(({ evaluation }) => !isRecord(evaluation.packet));
    // What a packet names that can't be read is unknown.
    if (earned === undefined || active.length === 0 || active.some((file) => isUnreadable(file.evaluation.packet)))
      return;
    const named = new Set(
      active.flatMap(({ evaluation }) =>
        evaluation.references.flatMap(({ lookup }) =>
          lookup.kind === 'known' ? [lookup.earned.blocker.content.id?.value] : [],
        ),
      ),
    );
    for (const { blocker } of earned.blockers) {
      if (named.has(blocker.content.id?.value) || blocker.id === undefined) continue;
      yield {
        span: blocker.id.span,
        message: `${blocker.id.value} is named in no packet that uses this map. Only "ALL blockers" would ask for it.`,
      };
    }
  },
};
