import type {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from 'vscode-languageserver-protocol';
import type { Severity } from '../core/config/severity.ts';
import { pageOf } from '../core/rules/pages.ts';
import type { Finding } from '../core/rules/rule.ts';
import type { SourceText } from '../core/syntax/sourceText.ts';
import { type Context, rangeIn } from './context.ts';

export const SOURCE = 'decision-packets';

/** What of a diagnostic the client can show. */
export interface DiagnosticTraits {
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly tags: boolean;
}

/** LSP 3.17, sections DiagnosticSeverity and DiagnosticTag. */
export const SEVERITY_NUMBERS: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: 1,
  warning: 2,
  info: 3,
  hint: 4,
};
const UNNECESSARY: DiagnosticTag = 1;

/** What is there for nothing, so that an editor may fade it out. */
const UNNECESSARY_CODES: ReadonlySet<string> = new Set(['blocker-unused', 'ignored']);

/** A finding in `source`, as the client shows it. */
export function toDiagnostic(
  finding: Finding,
  source: SourceText,
  traits: DiagnosticTraits,
  context: Context,
): Diagnostic {
  const related = traits.relatedInformation ? relatedTo(finding, context) : [];
  return {
    range: source.rangeOf(finding.span),
    severity: SEVERITY_NUMBERS[finding.severity],
    code: finding.code,
    ...(traits.codeDescription && { codeDescription: { href: pageOf(finding.code) } }),
    source: SOURCE,
    message: finding.message,
    ...(traits.tags && UNNECESSARY_CODES.has(finding.code) && { tags: [UNNECESSARY] }),
    ...(related.length > 0 && { relatedInformation: related }),
  };
}

function relatedTo(finding: Finding, context: Context): DiagnosticRelatedInformation[] {
  return finding.related.flatMap(({ uri, span, message }) => {
    const range = rangeIn(context, uri, span);
    return range === undefined ? [] : [{ location: { uri: context.clientUri(uri), range }, message }];
  });
}
