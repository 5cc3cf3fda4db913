import { hasSameTitle } from '../evaluate/listed.ts';
import { suggestion } from './fixes/edits.ts';
import { isRecord } from './packets.ts';
import type { Rule } from './rule.ts';

/** The packet's list gives a blocker another title than the map. */
export const claimTitle: Rule = {
  meta: {
    code: 'claim-title',
    severity: 'info',
    summary: "The title that the packet's list gives a blocker differs from the map's.",
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file) {
    const { packet, map } = file.evaluation;
    if (isRecord(packet) || map.kind !== 'read') return;
    for (const listed of file.evaluation.listed.notableAndKnown) {
      const { entry, earned } = listed;
      const said = entry.title;
      const { title } = earned.blocker;
      if (said === undefined || title === undefined || hasSameTitle(listed)) continue;
      const written = title.value.trim().replaceAll('|', '\\|');
      yield {
        span: said.span,
        message: `${entry.id.value} is called "${title.value}" in the map.`,
        related: [{ uri: map.uri, span: title.span, message: "The map's title stands here." }],
        fixes: () => suggestion(file.uri, "Take the map's title", [{ span: said.span, newText: written }], true),
      };
    }
  },
};
