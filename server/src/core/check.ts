import { isWeaker, type RuleLevel } from './config/severity.ts';
import type { ConfigFile, Project, ProjectFile } from './project.ts';
import { applyIgnores } from './rules/ignored.ts';
import { RULES } from './rules/registry.ts';
import { type Finding, MOST_RELATED, type Report, type Rule } from './rules/rule.ts';

const RULES_BY_CODE = new Map(RULES.map(({ meta }) => [meta.code, meta]));

/** The findings of one file, by position, then by code. */
export function checkFile(file: ProjectFile | ConfigFile, project: Project): Finding[] {
  const findings = RULES.flatMap((rule) => findingsOf(rule, file, project));
  return [...applyIgnores(file, findings, RULES_BY_CODE)].sort(byPosition);
}

/** The whole product as one function: the findings of every file by URI, empty lists included. */
export function check(project: Project): ReadonlyMap<string, readonly Finding[]> {
  const files = [...project.packets.values(), ...project.maps.values(), ...project.configs.values()];
  return new Map(files.map((file) => [file.uri, checkFile(file, project)]));
}

function findingsOf(rule: Rule, file: ProjectFile | ConfigFile, project: Project): Finding[] {
  const level = file.kind === 'configuration' ? undefined : file.config.rules.get(rule.meta.code);
  if (level === 'off') return [];
  return [...reportsOf(rule, file, project)].map((report) => toFinding(rule, level, report, file.uri));
}

function reportsOf(rule: Rule, file: ProjectFile | ConfigFile, project: Project): Iterable<Report> {
  if (file.kind === 'configuration') return rule.checks === 'configuration' ? rule.check(file) : [];
  if (rule.checks === 'both') return rule.check(file, project);
  if (rule.checks === 'packet') return file.kind === 'packet' ? rule.check(file, project) : [];
  return rule.checks === 'blocker-map' && file.kind === 'blocker-map' ? rule.check(file, project) : [];
}

const toFinding = (
  { meta }: Rule,
  level: Exclude<RuleLevel, 'off'> | undefined,
  report: Report,
  uri: string,
): Finding => {
  const own = report.severity ?? meta.severity;
  // Of a rule that guards the decision no single finding is weakened either.
  const isKept = level === undefined || (meta.guardsDecision && isWeaker(level, own));
  return {
    code: meta.code,
    severity: isKept ? own : level,
    uri,
    span: report.span,
    message: report.message,
    related: report.related?.slice(0, MOST_RELATED) ?? [],
    fixes: report.fixes ?? (() => []),
  };
};

const byPosition = (one: Finding, other: Finding): number =>
  one.span.start - other.span.start || one.span.end - other.span.end || compare(one.code, other.code);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
