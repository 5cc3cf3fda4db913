/** How serious a finding is, from the most to the least. */
export const SEVERITIES = ['error', 'warning', 'info', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How a rule's findings are shown, or that they are not. */
export const RULE_LEVELS = [...SEVERITIES, 'off'] as const;
export type RuleLevel = (typeof RULE_LEVELS)[number];

/** Whether `level` is less strict than `other`. */
export const isWeaker = (level: RuleLevel, other: RuleLevel): boolean =>
  RULE_LEVELS.indexOf(level) > RULE_LEVELS.indexOf(other);

/** What a configuration has to know of a rule. */
export interface ConfigurableRule {
  readonly code: string;
  readonly severity: Severity;
  /** Whether it guards the decision: it may be made stricter, never weaker or silent. */
  readonly guardsDecision: boolean;
}
