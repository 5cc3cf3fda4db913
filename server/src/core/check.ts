import type { Project, ProjectFile } from './project.ts';
import { RULES } from './rules/registry.ts';
import type { Finding, Report, Rule } from './rules/rule.ts';

/** The findings of one file, by position, then by code. */
export function checkFile(file: ProjectFile, project: Project): Finding[] {
  return RULES.flatMap((rule) =>
    [...reportsOf(rule, file, project)].map((report) => toFinding(rule, report, file)),
  ).sort(byPosition);
}

/** The whole product as one function: the findings of every file by URI, empty lists included. */
export function check(project: Project): ReadonlyMap<string, readonly Finding[]> {
  const files = [...project.packets.values(), ...project.maps.values()];
  return new Map(files.map((file) => [file.uri, checkFile(file, project)]));
}

function reportsOf(rule: Rule, file: ProjectFile, project: Project): Iterable<Report> {
  if (rule.checks === 'both') return rule.check(file, project);
  if (rule.checks === 'packet') return file.kind === 'packet' ? rule.check(file, project) : [];
  return file.kind === 'blocker-map' ? rule.check(file, project) : [];
}

const toFinding = ({ meta }: Rule, report: Report, file: ProjectFile): Finding => ({
  code: meta.code,
  severity: report.severity ?? meta.severity,
  uri: file.uri,
  span: report.span,
  message: report.message,
  related: report.related ?? [],
  fixes: report.fixes ?? (() => []),
});

const byPosition = (one: Finding, other: Finding): number =>
  one.span.start - other.span.start || one.span.end - other.span.end || compare(one.code, other.code);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
