import type { FileEdit, Finding, Fix, TextEdit } from '../rule.ts';

/** A finding, and the fix that mends it. */
export interface Mended {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** Edits of files that can be applied together, and what they mend. */
export interface CombinedEdits {
  /** By URI, in the order of the text; those of one file do not overlap. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  readonly fixed: readonly Mended[];
}

/**
 * The safe fixes of `findings`, one for each, as far as they change only files that `mayChange` (by URI) and do not
 * get in each other's way: what comes first in the list wins. Several findings may share one fix.
 */
export function combineEdits(findings: readonly Finding[], mayChange: (uri: string) => boolean): CombinedEdits {
  const edits = new Map<string, TextEdit[]>();
  const fixed: Mended[] = [];
  /** Many findings may be mended by the very same fix. */
  const applied = new Set<Fix>();
  for (const finding of findings) {
    const own = safeFix(finding, mayChange);
    if (own === undefined) continue;
    if (applied.has(own.fix)) {
      fixed.push({ finding, fix: own.fix });
      continue;
    }
    const added = own.files.map(({ uri, edits: wanted }): FileEdit => {
      const known = edits.get(uri) ?? [];
      return { uri, edits: wanted.filter((edit) => !known.some((other) => isSame(edit, other))) };
    });
    const isInTheWay = ({ uri, edits: wanted }: FileEdit): boolean =>
      wanted.some((edit) => edits.get(uri)?.some((other) => collide(edit, other)));
    if (added.some(isInTheWay)) continue;
    for (const { uri, edits: more } of added) edits.set(uri, [...(edits.get(uri) ?? []), ...more]);
    applied.add(own.fix);
    fixed.push({ finding, fix: own.fix });
  }
  const inOrder = [...edits].map(([uri, each]) => [uri, each.toSorted(byStart)] as const);
  return { edits: new Map(inOrder), fixed };
}

function safeFix(
  finding: Finding,
  mayChange: (uri: string) => boolean,
): { readonly fix: Fix; readonly files: readonly FileEdit[] } | undefined {
  for (const fix of finding.fixes()) {
    const { safe, action } = fix;
    if (!safe || action.kind !== 'edit' || action.files.every(({ edits }) => edits.length === 0)) continue;
    if (action.files.every(({ uri }) => mayChange(uri))) return { fix, files: action.files };
  }
  return undefined;
}

const byStart = (one: TextEdit, other: TextEdit): number => one.span.start - other.span.start;

const isSame = (one: TextEdit, other: TextEdit): boolean =>
  one.span.start === other.span.start && one.span.end === other.span.end && one.newText === other.newText;

/** Two that only touch may be applied together, unless both insert at one place: then the order would be a guess. */
const collide = (one: TextEdit, other: TextEdit): boolean =>
  one.span.start === other.span.start || (one.span.start < other.span.end && other.span.start < one.span.end);

/** `text` with `edits`, which are in its order and do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let at = 0;
  let result = '';
  for (const { span, newText } of edits) {
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}
