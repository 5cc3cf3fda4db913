import { isRecord, mapPlaceOf } from './packets.ts';
import type { Rule } from './rule.ts';

/** The packet's blocker map can't be relied on. */
export const mapBroken: Rule = {
  meta: {
    code: 'map-broken',
    severity: 'error',
    summary: "The packet's blocker map cannot be read.",
    guardsDecision: true,
  },
  checks: 'packet',
  *check(file) {
    const { packet, map } = file.evaluation;
    if (isRecord(packet)) return;
    if (map.kind === 'unreadable') {
      const message = `The blocker map cannot be read: it ${map.why}. Until it can, nothing but the default is available.`;
      yield { span: mapPlaceOf(packet), message };
    }
    if (map.kind !== 'broken') return;
    const { uri } = map;
    const { broken, source } = map.map;
    const at = broken?.span ?? { start: 0, end: 0 };
    const line = source.positionAt(at.start).line + 1;
    yield {
      span: mapPlaceOf(packet),
      message: `The blocker map is broken in line ${line}: ${broken?.message ?? ''} Until it is mended, nothing but the default is available.`,
      related: [{ uri, span: at, message: broken?.message ?? '' }],
      fixes: () => [
        { title: 'Open the map at the error', preferred: true, safe: false, action: { kind: 'open', uri, span: at } },
      ],
    };
  },
};
