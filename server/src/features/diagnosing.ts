import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { Finding, Related } from '../core/rules/rule.ts';
import type { SourceText } from '../core/syntax/sourceText.ts';
import type { Span } from '../core/syntax/span.ts';
import { sourceAt } from '../workspace/snapshot.ts';
import type { Context } from './context.ts';
import { type DiagnosticTraits, toDiagnostic } from './diagnostics.ts';

/** A file that findings lead to, as it was. */
interface Told {
  readonly source: SourceText;
  readonly clientUri: string;
}

/** Diagnostics of findings in one file, with all that they are made of. */
export interface Diagnosed {
  readonly source: SourceText;
  readonly traits: DiagnosticTraits;
  readonly findings: readonly Finding[];
  /** One for each finding. There may be more that are of none. */
  readonly diagnostics: Diagnostic[];
  /** By canonical URI: the files that the findings lead to. */
  readonly told: ReadonlyMap<string, Told>;
}

type OffsetNow = (before: number) => number | undefined;

const NOWHERE: OffsetNow = () => undefined;
const NO_FINDINGS: readonly Finding[] = [];
const NO_FILES: Diagnosed['told'] = new Map();

/**
 * Makes the diagnostics of findings in one file, which are given in their order. What would come to the same as a
 * diagnostic before is the same object: nobody needs to look into it again to know that.
 */
export class Diagnosing {
  readonly #source: SourceText;
  readonly #traits: DiagnosticTraits;
  readonly #context: Context;
  readonly #before: Diagnosed | undefined;
  /** The earlier findings that may come next. */
  readonly #earlier: readonly Finding[];
  #next = 0;
  readonly #ownOffset: OffsetNow;
  readonly #offsets = new Map<string, OffsetNow>();
  #told: Map<string, Told> | undefined;

  constructor(source: SourceText, traits: DiagnosticTraits, context: Context, before: Diagnosed | undefined) {
    const hasEarlier = before !== undefined && before.findings.length > 0 && before.traits === traits;
    this.#source = source;
    this.#traits = traits;
    this.#context = context;
    this.#before = before;
    this.#earlier = hasEarlier ? before.findings : NO_FINDINGS;
    this.#ownOffset = hasEarlier ? source.samePositionsSince(before.source) : NOWHERE;
  }

  /** The files that the findings lead to; of most files they lead nowhere. */
  get told(): Diagnosed['told'] {
    return this.#told ?? NO_FILES;
  }

  of(finding: Finding): Diagnostic {
    const earlier = this.#earlierOf(finding);
    if (earlier !== undefined) return earlier;
    for (const { uri } of finding.related) this.#tell(uri);
    return toDiagnostic(finding, this.#source, this.#traits, this.#context);
  }

  #earlierOf(finding: Finding): Diagnostic | undefined {
    for (let earlier = this.#earlier[this.#next]; earlier !== undefined; earlier = this.#earlier[this.#next]) {
      const order = this.#order(earlier.span, finding.span);
      if (order > 0) return undefined;
      this.#next += 1;
      if (order === 0) return this.#isSame(earlier, finding) ? this.#before?.diagnostics[this.#next - 1] : undefined;
    }
    return undefined;
  }

  /** As findings are sorted, by where they stand now. What has no place any more is passed over. */
  #order(earlier: Span, { start, end }: Span): number {
    const startNow = this.#ownOffset(earlier.start);
    const endNow = this.#ownOffset(earlier.end);
    return startNow === undefined || endNow === undefined ? -1 : startNow - start || endNow - end;
  }

  /** Of two findings in the same place. */
  #isSame(earlier: Finding, finding: Finding): boolean {
    return (
      earlier.code === finding.code &&
      earlier.severity === finding.severity &&
      earlier.message === finding.message &&
      this.#areSame(earlier.related, finding.related)
    );
  }

  #areSame(earlier: readonly Related[], related: readonly Related[]): boolean {
    if (earlier.length !== related.length) return false;
    for (let index = 0; index < related.length; index += 1) {
      const one = earlier[index] as Related;
      const other = related[index] as Related;
      if (one.uri !== other.uri || one.message !== other.message) return false;
      const offset = this.#offsetIn(one.uri);
      if (offset(one.span.start) !== other.span.start || offset(one.span.end) !== other.span.end) return false;
    }
    return true;
  }

  #tell(uri: string): Told | undefined {
    const known = this.told.get(uri);
    const source = known === undefined ? sourceAt(this.#context.snapshot, uri) : undefined;
    if (source === undefined) return known;
    const told: Told = { source, clientUri: this.#context.clientUri(uri) };
    this.#told ??= new Map();
    this.#told.set(uri, told);
    return told;
  }

  #offsetIn(uri: string): OffsetNow {
    let offset = this.#offsets.get(uri);
    if (offset === undefined) {
      const before = this.#before?.told.get(uri);
      const now = this.#tell(uri);
      const isKnown = before !== undefined && now !== undefined && before.clientUri === now.clientUri;
      offset = isKnown ? now.source.samePositionsSince(before.source) : NOWHERE;
      this.#offsets.set(uri, offset);
    }
    return offset;
  }
}
