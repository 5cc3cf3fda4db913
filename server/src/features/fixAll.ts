import { combineEdits } from '../core/rules/fixes/combine.ts';
import type { Finding, TextEdit } from '../core/rules/rule.ts';

/** Edits that do not overlap, and the findings that they mend. */
export interface CombinedFixes {
  readonly edits: readonly TextEdit[];
  readonly fixed: readonly Finding[];
}

/** The safe fixes of `findings`, as far as they change only the file at `uri` and do not get in each other's way. */
export function combineSafeFixes(uri: string, findings: readonly Finding[]): CombinedFixes {
  const { edits, fixed } = combineEdits(findings, (other) => other === uri);
  return { edits: edits.get(uri) ?? [], fixed: fixed.map(({ finding }) => finding) };
}
