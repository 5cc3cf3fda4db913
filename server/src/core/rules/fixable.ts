/** What there is against the findings of a rule: something that is safe to do unasked, something to think about, or nothing. */
export type Fixable = 'safe' | 'suggested' | 'none';

/** The rules of which some findings have a fix that is safe. */
const SAFE: ReadonlySet<string> = new Set([
  'selection-blocked',
  'selection-multiple',
  'selection-unknown',
  'selection-unattributed',
  'selection-unauthorised',
  'selection-contradicted',
  'selection-draft',
  'selection-outdated',
  'selection-gated-here',
  'status-unearned',
  'evidence-missing',
  'evidence-outside',
  'evidence-changed',
  'evidence-mutated',
  'evidence-self',
  'waiver-expired',
  'waiver-invalid',
  'grant-unearned',
  'condition-unearned',
]);

/** The rules whose findings only a person can mend. */
const NONE: ReadonlySet<string> = new Set([
  'option-duplicate',
  'option-unconditional',
  'option-weaker',
  'option-deadlock',
  'blocker-unused',
  'claim-leverage',
  'recommendation-superfluous',
  'map-outside',
  'syntax',
  'duplicate-key',
  'blocker-duplicate',
  'blocker-lane',
  'resolver-unauthorised',
  'dependency-cycle',
  'dependency-unmet',
  'date-invalid',
  'date-future',
  'placeholder',
  'grant-copied',
  'ignored',
]);

/** What there is against the findings of the rule with this code. The rules' pages say which. */
export const fixableOf = (code: string): Fixable => (SAFE.has(code) ? 'safe' : NONE.has(code) ? 'none' : 'suggested');
