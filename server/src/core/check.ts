import { isWeaker, type RuleLevel } from './config/severity.ts';
import type { ConfigFile, Project, ProjectFile, WeighedMap } from './project.ts';
import { Silence } from './rules/entries.ts';
import { applyIgnores } from './rules/ignored.ts';
import { RULES } from './rules/registry.ts';
import { type Day, type Finding, MOST_RELATED, type Report, type Rule } from './rules/rule.ts';
import { append } from './syntax/append.ts';

/** The rules that are asked of a file of one kind; those that look at nothing but a map itself are asked apart. */
const RULES_FOR: Readonly<Record<(ProjectFile | ConfigFile)['kind'], readonly Rule[]>> = {
  packet: asked('each-beside-others', 'packet', 'packet-or-entries', 'each'),
  'blocker-map': asked('each-beside-others', 'blocker-map-in-use'),
  configuration: asked('configuration'),
};

function asked(...checks: readonly Rule['checks'][]): readonly Rule[] {
  return RULES.filter((rule) => checks.includes(rule.checks));
}

const RULES_BY_CODE = new Map(RULES.map(({ meta }) => [meta.code, meta]));

/**
 * The findings of one file, by position, then by code. `own` are those of a map's own rules, which a caller may have
 * from another check of the same map beside other packets.
 */
export function checkFile(
  file: ProjectFile | ConfigFile,
  project: Project,
  own: (map: WeighedMap, day: Day) => readonly Finding[] = checkMapItself,
): Finding[] {
  const findings = RULES_FOR[file.kind].flatMap((rule) => findingsOf(rule, file, project));
  const all = file.kind === 'blocker-map' ? [...findings, ...own(file, project)] : findings;
  return [...applyIgnores(file, all, RULES_BY_CODE)].sort(byPosition);
}

/**
 * What the rules find that look at nothing but the map itself, in no order, silenced ones included. `silence` may
 * remember an earlier version of the map.
 */
export function checkMapItself(map: WeighedMap, { today }: Day, silence: Silence = new Silence()): readonly Finding[] {
  const levelOf = ({ meta }: Rule): RuleLevel | undefined => map.config.rules.get(meta.code);
  const findings = RULES.filter((rule) => rule.checks === 'each').flatMap((rule) =>
    toFindings(rule, levelOf(rule), () => rule.check(map, { today }), map.uri),
  );
  for (const batch of silence.toCheck(map, { today })) {
    const found = RULES.filter(isOfEntries).flatMap((rule) =>
      toFindings(rule, levelOf(rule), () => rule.check(batch, { today }), map.uri),
    );
    silence.note(batch, { today }, found);
    append(findings, found);
  }
  return findings;
}

const isOfEntries = (rule: Rule): rule is Extract<Rule, { checks: 'entries' | 'packet-or-entries' }> =>
  rule.checks === 'entries' || rule.checks === 'packet-or-entries';

/** The whole product as one function: the findings of every file by URI, empty lists included. */
export function check(project: Project): ReadonlyMap<string, readonly Finding[]> {
  const files = [...project.packets.values(), ...project.maps.values(), ...project.configs.values()];
  return new Map(files.map((file) => [file.uri, checkFile(file, project)]));
}

function findingsOf(rule: Rule, file: ProjectFile | ConfigFile, project: Project): readonly Finding[] {
  const level = file.kind === 'configuration' ? undefined : file.config.rules.get(rule.meta.code);
  return toFindings(rule, level, () => reportsOf(rule, file, project), file.uri);
}

function reportsOf(rule: Rule, file: ProjectFile | ConfigFile, project: Project): Iterable<Report> {
  if (file.kind === 'configuration') return rule.checks === 'configuration' ? rule.check(file) : NOTHING;
  switch (rule.checks) {
    case 'each-beside-others':
      return rule.check(file, project);
    case 'packet':
    case 'packet-or-entries':
    case 'each':
      return file.kind === 'packet' ? rule.check(file, project) : NOTHING;
    case 'blocker-map-in-use':
      return file.kind === 'blocker-map' ? rule.check(file, project) : NOTHING;
    // `checkMapItself` has asked it.
    case 'entries':
    case 'configuration':
      return NOTHING;
  }
}

const NOTHING: readonly never[] = [];

/** Most rules find nothing in most files: that is one list. */
function toFindings(
  rule: Rule,
  level: RuleLevel | undefined,
  look: () => Iterable<Report>,
  uri: string,
): readonly Finding[] {
  if (level === 'off') return NOTHING;
  let findings: Finding[] | undefined;
  for (const report of look()) {
    findings ??= [];
    findings.push(toFinding(rule, level, report, uri));
  }
  return findings ?? NOTHING;
}

const noFixes: Finding['fixes'] = () => NOTHING;

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
    related: report.related?.slice(0, MOST_RELATED) ?? NOTHING,
    fixes: report.fixes ?? noFixes,
  };
};

const byPosition = (one: Finding, other: Finding): number =>
  one.span.start - other.span.start || one.span.end - other.span.end || compare(one.code, other.code);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
