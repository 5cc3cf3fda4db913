import { createMap } from './fixes/createMap.ts';
import { isRecord, mapPlaceOf } from './packets.ts';
import type { Rule } from './rule.ts';

/** There is no blocker map for the packet. */
export const mapMissing: Rule = {
  meta: {
    code: 'map-missing',
    severity: 'error',
    summary: "The packet's blocker map is not there.",
    guardsDecision: true,
  },
  checks: 'packet',
  *check(file) {
    const { packet, map } = file.evaluation;
    if (isRecord(packet)) return;
    const link = packet.mapLink?.path.value;
    if (map.kind === 'missing') {
      yield {
        span: mapPlaceOf(packet),
        message: `There is no blocker map ${link ?? 'where it should be'}. Without it nothing but the default is available.`,
        fixes: () => createMap(file, map.uri),
      };
    }
    // A packet that can't be read may well name one.
    if (map.kind !== 'none' || packet.problems.length > 0) return;
    yield {
      span: mapPlaceOf(packet),
      message:
        'The packet names no blocker map, and there is none in its folder or above. Without one nothing but the default is available.',
      fixes: () => createMap(file, undefined),
    };
  },
};
