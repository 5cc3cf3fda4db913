import type { Diagnostic } from 'vscode-languageserver-protocol';
import { SEVERITIES, type Severity } from '../core/config/severity.ts';
import { LONG_LISTS_PAGE } from '../core/rules/pages.ts';
import { RULES } from '../core/rules/registry.ts';
import type { Finding } from '../core/rules/rule.ts';
import type { SourceText } from '../core/syntax/sourceText.ts';
import type { Context } from './context.ts';
import { type Diagnosed, Diagnosing } from './diagnosing.ts';
import { type DiagnosticTraits, SEVERITY_NUMBERS, SOURCE } from './diagnostics.ts';

/** Diagnostics of one file: VS Code shows no more, and leaves out the others by their place alone. */
export const MOST_DIAGNOSTICS = 1000;

/** What a file's findings are cut off by, which is no finding itself. */
export const MORE_FINDINGS = 'more-findings';

/**
 * The findings of one file as the client shows them, in the order of the text. Of very many the most serious are
 * shown, those first that guard the decision, and the last diagnostic tells what is left out. What would come to the
 * same as something in `before` is the same object.
 */
export function fileDiagnostics(
  findings: readonly Finding[],
  source: SourceText,
  traits: DiagnosticTraits,
  context: Context,
  before?: Diagnosed,
): Diagnosed {
  const { shown, leftOut } = mostSerious(findings);
  const diagnosing = new Diagnosing(source, traits, context, before);
  const diagnostics = shown.map((finding) => diagnosing.of(finding));
  if (leftOut.length > 0) diagnostics.push(noteOf(leftOut, source, traits));
  return { source, traits, findings: shown, diagnostics, told: diagnosing.told };
}

interface Divided {
  readonly shown: readonly Finding[];
  readonly leftOut: readonly Finding[];
}

function mostSerious(findings: readonly Finding[]): Divided {
  if (findings.length <= MOST_DIAGNOSTICS) return { shown: findings, leftOut: [] };
  const ranks = findings.map(rankOf);
  const counts: number[] = [];
  for (const rank of ranks) counts[rank] = (counts[rank] ?? 0) + 1;
  let room = MOST_DIAGNOSTICS - 1;
  const rooms = Array.from(counts, (count = 0) => {
    const taken = Math.min(room, count);
    room -= taken;
    return taken;
  });
  const isShown = ranks.map((rank) => {
    const left = rooms[rank] ?? 0;
    rooms[rank] = left - 1;
    return left > 0;
  });
  return {
    shown: findings.filter((_, index) => isShown[index]),
    leftOut: findings.filter((_, index) => !isShown[index]),
  };
}

const GUARDS: ReadonlySet<string> = new Set(
  RULES.filter(({ meta }) => meta.guardsDecision).map(({ meta }) => meta.code),
);

/** From the most serious on. */
const rankOf = ({ severity, code }: Finding): number => SEVERITIES.indexOf(severity) * 2 + (GUARDS.has(code) ? 0 : 1);

const NAMES: Readonly<Record<Severity, readonly [one: string, several: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['note', 'notes'],
  hint: ['hint', 'hints'],
};

/** Stands where the first finding is that is not shown, and is as serious as the most serious of them. */
function noteOf(leftOut: readonly Finding[], source: SourceText, traits: DiagnosticTraits): Diagnostic {
  const counts = SEVERITIES.flatMap((severity) => {
    const count = leftOut.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [{ severity, words: `${count} ${NAMES[severity][count === 1 ? 0 : 1]}` }];
  });
  const [most] = counts;
  const [first] = leftOut;
  return {
    range: source.rangeOf(first?.span ?? { start: 0, end: 0 }),
    severity: SEVERITY_NUMBERS[most?.severity ?? 'error'],
    code: MORE_FINDINGS,
    ...(traits.codeDescription && { codeDescription: { href: LONG_LISTS_PAGE } }),
    source: SOURCE,
    message: `There is more to say of this file than is shown: ${counts.map(({ words }) => words).join(', ')}. The first of them is here; "decision-packets check" tells all.`,
  };
}
