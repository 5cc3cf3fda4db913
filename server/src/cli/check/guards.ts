import { CATALOGUE } from '../../core/rules/registry.ts';

const GUARDS = new Set(CATALOGUE.flatMap(({ meta }) => (meta.guardsDecision ? [meta.code] : [])));

/** Whether the rule with this code guards the decision: nothing that it finds may be hidden. */
export const guardsDecision = (code: string): boolean => GUARDS.has(code);
