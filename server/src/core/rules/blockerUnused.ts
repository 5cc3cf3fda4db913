import { isRecord } from './packets.ts';
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
    if (earned === undefined || active.length === 0 || active.some((file) => file.evaluation.packet.unread)) return;
    const isNamed = new Uint8Array(earned.blockers.length);
    for (const { evaluation } of active) evaluation.references.noteNamed(isNamed);
    for (let place = 0; place < isNamed.length; place += 1) {
      const blocker = isNamed[place] === 0 ? earned.blockers[place]?.blocker : undefined;
      if (blocker?.id === undefined) continue;
      // Of several with one ID, the first answers for all.
      const first = earned.lookup(blocker.id.value);
      if (first.kind === 'known' && isNamed[first.earned.blocker.index] === 1) continue;
      yield {
        span: blocker.id.span,
        message: `${blocker.id.value} is named in no packet that uses this map. Only "ALL blockers" would ask for it.`,
      };
    }
  },
};
