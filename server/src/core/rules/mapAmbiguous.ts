import { nameMap } from './fixes/nameMap.ts';
import { headOf, isRecord } from './packets.ts';
import type { Rule } from './rule.ts';
import { relativePath } from './uris.ts';

/** Several maps could be the packet's. */
export const mapAmbiguous: Rule = {
  meta: {
    code: 'map-ambiguous',
    severity: 'warning',
    summary: 'The packet names no blocker map, and there are several that it could be.',
    guardsDecision: true,
  },
  checks: 'packet',
  *check(file) {
    const { packet, map } = file.evaluation;
    if (isRecord(packet) || map.kind !== 'ambiguous' || packet.problems.length > 0) return;
    const paths = map.uris.map((uri) => relativePath(file.uri, uri));
    yield {
      span: headOf(packet),
      message: `The packet names no blocker map, and there are ${paths.length}: ${paths.join(', ')}. As long as it names none of them, nothing but the default is available.`,
      related: map.uris.map((uri, index) => ({
        uri,
        span: { start: 0, end: 0 },
        message: `${paths[index]} could be meant.`,
      })),
      fixes: () => paths.flatMap((path) => nameMap(file, path)),
    };
  },
};
