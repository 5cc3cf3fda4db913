import { isRecord, mapPlaceOf } from './packets.ts';
import type { Rule } from './rule.ts';

/** The packet names a blocker map that is none of the workspace's files. */
export const mapOutside: Rule = {
  meta: {
    code: 'map-outside',
    severity: 'error',
    summary: 'The packet names a blocker map outside the workspace, which is not read.',
    guardsDecision: true,
  },
  checks: 'packet',
  *check({ evaluation: { packet, map } }) {
    if (isRecord(packet) || map.kind !== 'outside') return;
    const link = packet.mapLink?.path.value ?? 'The blocker map';
    yield {
      span: mapPlaceOf(packet),
      message: `${link} leaves the workspace and is not read, so that nothing but the default is available. Name a map inside it.`,
    };
  },
};
