import { nameFew } from '../evaluate/describe.ts';
import { nameMap } from './fixes/nameMap.ts';
import { headOf, isRecord } from './packets.ts';
import { MOST_RELATED, type Rule } from './rule.ts';
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
    const pathOf = (uri: string) => relativePath(file.uri, uri);
    const first = map.uris.slice(0, MOST_RELATED);
    yield {
      span: headOf(packet),
      message: `The packet names no blocker map, and there are ${map.uris.length}: ${nameFew(first.map(pathOf), map.uris.length)}. As long as it names none of them, nothing but the default is available.`,
      related: first.map((uri) => ({ uri, span: { start: 0, end: 0 }, message: `${pathOf(uri)} could be meant.` })),
      fixes: () => map.uris.flatMap((uri) => nameMap(file, pathOf(uri))),
    };
  },
};
