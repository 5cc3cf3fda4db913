import { countWhile } from '../../syntax/countWhile.ts';
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
  const taken = new Map<string, TakenEdits>();
  const fixed: Mended[] = [];
  /** Many findings may be mended by the very same fix. */
  const applied = new Set<Fix>();
  for (const finding of findings) {
    const own = safeFix(finding, mayChange);
    if (own === undefined) continue;
    if (!applied.has(own.fix)) {
      const isInTheWay = own.files.some(({ uri, edits }) => edits.some((edit) => taken.get(uri)?.isInTheWay(edit)));
      if (isInTheWay) continue;
      for (const { uri, edits } of own.files) {
        const all = taken.get(uri) ?? new TakenEdits();
        taken.set(uri, all);
        for (const edit of edits) all.take(edit);
      }
      applied.add(own.fix);
    }
    fixed.push({ finding, fix: own.fix });
  }
  return { edits: new Map([...taken].map(([uri, { edits }]) => [uri, edits])), fixed };
}

/** Edits of one text, in its order; no two begin at one place, and none reaches into the next. */
class TakenEdits {
  readonly #edits: TextEdit[] = [];

  get edits(): readonly TextEdit[] {
    return this.#edits;
  }

  /**
   * Whether one of them gets in the way of another than itself. Two that only touch may be applied together, unless both
   * insert at one place: then the order would be a guess.
   */
  isInTheWay(edit: TextEdit): boolean {
    const at = this.#placeOf(edit);
    const next = this.#edits[at];
    if (next !== undefined && isSame(next, edit)) return false;
    const before = this.#edits[at - 1];
    return (before !== undefined && collide(before, edit)) || (next !== undefined && collide(next, edit));
  }

  /** Takes one that none of them is in the way of. */
  take(edit: TextEdit): void {
    const at = this.#placeOf(edit);
    const next = this.#edits[at];
    if (next === undefined || !isSame(next, edit)) this.#edits.splice(at, 0, edit);
  }

  /** The place of the first that does not begin before `edit`. */
  #placeOf({ span }: TextEdit): number {
    return countWhile(this.#edits, (other) => other.span.start < span.start);
  }
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

const isSame = (one: TextEdit, other: TextEdit): boolean =>
  one.span.start === other.span.start && one.span.end === other.span.end && one.newText === other.newText;

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
