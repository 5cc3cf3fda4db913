import type { Finding, TextEdit } from '../core/rules/rule.ts';

/** Edits that do not overlap, and the findings that they mend. */
export interface CombinedFixes {
  readonly edits: readonly TextEdit[];
  readonly fixed: readonly Finding[];
}

/**
 * The safe fixes of `findings`, one for each, as far as they change only the file at `uri` and do not get in each
 * other's way: what comes first in the list wins. Several findings may share one fix.
 */
export function combineSafeFixes(uri: string, findings: readonly Finding[]): CombinedFixes {
  const edits: TextEdit[] = [];
  const fixed: Finding[] = [];
  for (const finding of findings) {
    const own = safeEdits(uri, finding);
    if (own.length === 0) continue;
    const added = own.filter((edit) => !edits.some((other) => isSame(edit, other)));
    if (added.some((edit) => edits.some((other) => collide(edit, other)))) continue;
    edits.push(...added);
    fixed.push(finding);
  }
  return { edits: edits.sort((one, other) => one.span.start - other.span.start), fixed };
}

function safeEdits(uri: string, finding: Finding): readonly TextEdit[] {
  for (const { safe, action } of finding.fixes()) {
    if (!safe || action.kind !== 'edit') continue;
    if (action.files.every((file) => file.uri === uri)) return action.files.flatMap((file) => file.edits);
  }
  return [];
}

const isSame = (one: TextEdit, other: TextEdit): boolean =>
  one.span.start === other.span.start && one.span.end === other.span.end && one.newText === other.newText;

/** Two that only touch may be applied together, unless both insert at one place: then the order would be a guess. */
const collide = (one: TextEdit, other: TextEdit): boolean =>
  one.span.start === other.span.start || (one.span.start < other.span.end && other.span.start < one.span.end);
