import { nearest } from '../syntax/nearest.ts';
import { type ConfigurableRule, isWeaker, SEVERITIES, type Severity } from './severity.ts';

/**
 * How seriously a person wants to see what rules find, beyond what the project's configuration says: the least severity
 * by rule code. It raises what is shown, and neither hides nor weakens anything, so a person's editor and the pipeline
 * go on to find the same.
 */
export type Raises = ReadonlyMap<string, Severity>;

/** What a person's settings say, and what of it is left out, as sentences. */
export interface ReadRaises {
  readonly raises: Raises;
  readonly problems: readonly string[];
}

/** The severities to which findings of `rule` can be raised, and the rule's own, the most serious first. */
export const raisesOf = ({ severity }: Pick<ConfigurableRule, 'severity'>): readonly Severity[] =>
  SEVERITIES.slice(0, SEVERITIES.indexOf(severity) + 1);

/** Reads the setting `decisionPackets.rules`, which may be anything. What is wrong in it raises nothing. */
export function readRaises(value: unknown, rules: readonly ConfigurableRule[]): ReadRaises {
  const raises = new Map<string, Severity>();
  if (value === undefined || value === null) return { raises, problems: [] };
  if (typeof value !== 'object' || Array.isArray(value)) {
    return { raises, problems: ['decisionPackets.rules must be an object from rule codes to severities.'] };
  }
  const problems: string[] = [];
  for (const [code, wanted] of Object.entries(value)) {
    const rule = rules.find((each) => each.code === code);
    const level = SEVERITIES.find((severity) => severity === wanted);
    if (wanted === null) continue;
    if (rule === undefined) problems.push(unknownRule(code, rules));
    else if (level === undefined || isWeaker(level, rule.severity)) {
      problems.push(
        `decisionPackets.rules: ${code} can be shown as ${raisesOf(rule).join(' or ')} and nothing less; ${JSON.stringify(wanted)} is left out.`,
      );
    } else raises.set(code, level);
  }
  return { raises, problems };
}

function unknownRule(code: string, rules: readonly ConfigurableRule[]): string {
  const codes = rules.map((rule) => rule.code);
  const meant = nearest(code, codes);
  return `decisionPackets.rules: there is no rule "${code}".${meant === undefined ? '' : ` Did you mean "${meant}"?`}`;
}

/** The finding as it is shown: at least as serious as it is wanted, and never less serious than it is. */
export function raise<F extends { readonly code: string; readonly severity: Severity }>(finding: F, raises: Raises): F {
  const level = raises.get(finding.code);
  return level === undefined || !isWeaker(finding.severity, level) ? finding : { ...finding, severity: level };
}
