import { earnedLevel } from '../evaluate/requirement.ts';
import { revertToDefault } from './fixes/revertToDefault.ts';
import { gatedSelections } from './gated.ts';
import type { Rule } from './rule.ts';
import { relativePath } from './uris.ts';

/** A packet selects what this blocker stands in the way of. */
export const selectionGatedHere: Rule = {
  meta: {
    code: 'selection-gated-here',
    severity: 'error',
    summary: 'A packet selects an option that needs this blocker at a level that it has not earned.',
    guardsDecision: true,
  },
  checks: 'blocker-map-in-use',
  *check(file) {
    const gated = gatedSelections(file);
    if (gated.size === 0) return;
    if (gated.size === 0) return;
    for (const earned of file.earned?.blockers ?? []) {
      const { blocker } = earned;
      for (const { packet, selection, option, requirement } of gated.get(earned) ?? []) {
        const name = relativePath(file.uri, packet.uri);
        yield {
          span: (blocker.status ?? blocker.id ?? blocker).span,
          message: `${name} selects ${option}, which needs ${requirement.id} at ${requirement.required}; it has earned ${earnedLevel(requirement)}. Until it is there, revert the packet to its default.`,
          related: [
            { uri: packet.uri, span: selection.option.span, message: `${option} is selected here.` },
            { uri: packet.uri, span: requirement.at, message: `${requirement.id} is required here.` },
          ],
          fixes: () => revertToDefault(packet).map((fix) => ({ ...fix, title: `${fix.title} in ${name}` })),
        };
      }
    }
  },
};
