import { isRecord } from './packets.ts';
import type { Rule } from './rule.ts';

/** The recommended option does not do what it is recommended for. */
export const recommendationSuperfluous: Rule = {
  meta: {
    code: 'recommendation-superfluous',
    severity: 'info',
    summary:
      'The recommended option does not discharge the blocker that it is to discharge, or that is proven already.',
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file) {
    const { packet, map } = file.evaluation;
    const { recommendation } = packet;
    if (recommendation === undefined || isRecord(packet) || map.kind !== 'read') return;
    for (const { value, span } of recommendation.discharges) {
      const lookup = map.earned.lookup(value);
      if (lookup.kind !== 'known') continue;
      const { blocker, level } = lookup.earned;
      if (level === 'PROVEN') {
        yield {
          span,
          message: `${value} is to be discharged, but is PROVEN already.`,
          related: [{ uri: map.uri, span: blocker.status?.span ?? blocker.span, message: 'The map says so here.' }],
        };
        continue;
      }
      const by = blocker.dischargedBy;
      const option = recommendation.option?.value;
      if (by === undefined || option === undefined || by.value === option) continue;
      yield {
        span,
        message: `${option} is recommended to discharge ${value}, but by the map it is ${by.value} that does.`,
        related: [{ uri: map.uri, span: by.span, message: `${by.value} discharges it, says the map.` }],
      };
    }
  },
};
