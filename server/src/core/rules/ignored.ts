import type { ConfigFile, ProjectFile } from '../project.ts';
import type { Span } from '../syntax/span.ts';
import type { Finding, RuleMeta } from './rule.ts';

/**
 * What is reported in the place of a finding that a comment silences. It is no rule that looks at files: `checkFile`
 * makes it of other rules' findings.
 */
export const IGNORED: RuleMeta = {
  code: 'ignored',
  severity: 'hint',
  summary: 'A comment silences a finding, or tries to.',
  guardsDecision: false,
};

/** A comment that asks for the findings of one rule on the line behind it to be silenced. */
interface IgnoreComment {
  readonly span: Span;
  readonly code: string;
  readonly reason: string;
  /** The line that it speaks of, from 0. */
  readonly line: number;
}

const COMMENT = /decision-packets-ignore-next(?:\s+([\w-]+))?(.*)$/s;

/**
 * Silences the findings that a comment with a reason names, and says so in their place. A rule that guards the decision
 * cannot be silenced.
 */
export function applyIgnores(
  file: ProjectFile | ConfigFile,
  findings: readonly Finding[],
  rules: ReadonlyMap<string, RuleMeta>,
): readonly Finding[] {
  const comments = commentsOf(file);
  if (comments.length === 0) return findings;
  /** Of several that mean the same the last counts. */
  const meant = new Map<string, IgnoreComment>();
  for (const comment of comments) {
    if (whyInvalid(comment, rules) === undefined) meant.set(`${comment.line} ${comment.code}`, comment);
  }
  const silenced = new Map<Finding, IgnoreComment>();
  for (const finding of findings) {
    const comment = meant.get(`${file.source.positionAt(finding.span.start).line} ${finding.code}`);
    if (comment !== undefined) silenced.set(finding, comment);
  }
  const used = new Set(silenced.values());
  return [
    ...findings.map((finding) => {
      const comment = silenced.get(finding);
      return comment === undefined ? finding : asIgnored(finding, comment);
    }),
    ...comments.flatMap((comment) => {
      const why =
        whyInvalid(comment, rules) ?? (used.has(comment) ? undefined : 'there is no such finding on the next line');
      return why === undefined ? [] : [ineffective(file.uri, comment, why)];
    }),
  ];
}

const withoutEnd = (comment: string): string =>
  ['-->', '*/'].reduce((text, end) => (text.endsWith(end) ? text.slice(0, -end.length) : text), comment);

function commentsOf(file: ProjectFile | ConfigFile): IgnoreComment[] {
  const spans =
    file.kind === 'packet' ? file.evaluation.packet.comments : file.kind === 'blocker-map' ? file.map.comments : [];
  const { source } = file;
  const matches = spans.map((span) => COMMENT.exec(withoutEnd(source.slice(span).trimEnd())));
  if (matches.every((match) => match === null)) return [];
  const lines = nextLines(file, spans);
  return spans.flatMap((span, index): IgnoreComment[] => {
    const match = matches[index] ?? null;
    const rest = match?.[2]?.trim() ?? '';
    if (match === null || (rest !== '' && !rest.startsWith(':'))) return [];
    return [{ span, code: match[1] ?? '', reason: rest.slice(1).trim(), line: lines[index] ?? -1 }];
  });
}

/**
 * For each of `comments`, which are in the order of the text, the line, from 0, of the first word behind its own line
 * that is no comment; -1 where there is none.
 */
function nextLines({ source }: ProjectFile | ConfigFile, comments: readonly Span[]): readonly number[] {
  const { text } = source;
  /** The line of the first word behind each comment, on its own line too; found from the last one on. */
  const behind: number[] = [];
  const lineOfWord = (from: number, index: number): number => {
    const blanks = text.slice(from).search(/\S/);
    if (blanks === -1) return -1;
    const word = from + blanks;
    let next = index + 1;
    while (next < comments.length && (comments[next] as Span).end <= word) next += 1;
    const isComment = next < comments.length && (comments[next] as Span).start <= word;
    return isComment ? (behind[next] as number) : source.positionAt(word).line;
  };
  const lines: number[] = [];
  for (let index = comments.length - 1; index >= 0; index -= 1) {
    const { end } = comments[index] as Span;
    behind[index] = lineOfWord(end, index);
    const lineBreak = text.slice(end).search(/[\r\n]/);
    lines[index] = lineBreak === -1 ? -1 : lineOfWord(end + lineBreak, index);
  }
  return lines;
}

function whyInvalid({ code, reason }: IgnoreComment, rules: ReadonlyMap<string, RuleMeta>): string | undefined {
  const rule = rules.get(code);
  if (rule === undefined) return code === '' ? 'it names no rule' : `there is no rule "${code}"`;
  if (rule.guardsDecision) return `${code} guards the decision and cannot be silenced`;
  return reason === '' ? 'it gives no reason; write one behind a colon' : undefined;
}

const asIgnored = (finding: Finding, { span, reason }: IgnoreComment): Finding => ({
  ...finding,
  code: IGNORED.code,
  severity: IGNORED.severity,
  message: `Silenced (${finding.code}: ${reason}): ${finding.message}`,
  related: [...finding.related, { uri: finding.uri, span, message: 'This comment silences it.' }],
});

const ineffective = (uri: string, { span }: IgnoreComment, why: string): Finding => ({
  code: IGNORED.code,
  severity: 'warning',
  uri,
  span,
  message: `This comment silences nothing: ${why}.`,
  related: [],
  fixes: () => [],
});
