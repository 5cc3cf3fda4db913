import { isWeaker, type RuleLevel } from './config/severity.ts';
import type { ConfigFile, Project, ProjectFile, WeighedMap } from './project.ts';
import { Silence } from './rules/entries.ts';
import { applyIgnores } from './rules/ignored.ts';
import { RULES } from './rules/registry.ts';
import { type Day, type Finding, MOST_RELATED, type Related, type Report, type Rule } from './rules/rule.ts';
import { append } from './syntax/append.ts';
import { span } from './syntax/span.ts';

type RuleFor<C extends Rule['checks']> = Extract<Rule, { checks: C }>;

const rulesFor = <C extends Rule['checks']>(...checks: readonly C[]): readonly RuleFor<C>[] =>
  RULES.filter((rule): rule is RuleFor<C> => checks.some((each) => each === rule.checks));

const OF_PACKETS = rulesFor('each-beside-others', 'packet', 'packet-or-entries', 'each');
const OF_MAPS_IN_USE = rulesFor('each-beside-others', 'blocker-map-in-use');
const OF_MAPS = rulesFor('each');
const OF_ENTRIES = rulesFor('entries', 'packet-or-entries');
const OF_CONFIGURATIONS = rulesFor('configuration');

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
  const found = new FoundIn(file);
  switch (file.kind) {
    case 'packet':
      for (const rule of OF_PACKETS) found.add(rule, rule.check(file, project));
      break;
    case 'blocker-map':
      for (const rule of OF_MAPS_IN_USE) found.add(rule, rule.check(file, project));
      append(found.findings, own(file, project));
      break;
    case 'configuration':
      for (const rule of OF_CONFIGURATIONS) found.add(rule, rule.check(file));
  }
  return [...applyIgnores(file, found.findings, RULES_BY_CODE)].sort(byPosition);
}

/**
 * What the rules find that look at nothing but the map itself, in no order, silenced ones included. `silence` may
 * remember an earlier version of the map.
 */
export function checkMapItself(map: WeighedMap, { today }: Day, silence: Silence = new Silence()): readonly Finding[] {
  const found = new FoundIn(map);
  for (const rule of OF_MAPS) found.add(rule, rule.check(map, { today }));
  for (const batch of silence.toCheck(map, { today })) {
    const before = found.findings.length;
    for (const rule of OF_ENTRIES) found.add(rule, rule.check(batch, { today }));
    if (!found.isCutShort) silence.note(batch, { today }, found.findings.slice(before));
  }
  return found.findings;
}

/** The whole product as one function: the findings of every file by URI, empty lists included. */
export function check(project: Project): ReadonlyMap<string, readonly Finding[]> {
  const files = [...project.packets.values(), ...project.maps.values(), ...project.configs.values()];
  return new Map(files.map((file) => [file.uri, checkFile(file, project)]));
}

/**
 * What the rules find in one file. Of what a rule finds ten thousand times, nobody reads more, and it would fill the
 * memory; but what is more severe is not lost behind it.
 */
class FoundIn {
  readonly findings: Finding[] = [];
  readonly #uri: string;
  /** Where they differ from the rules' own; a configuration's own are always told. */
  readonly #levels: ReadonlyMap<string, RuleLevel> | undefined;
  /** By code and severity. */
  readonly #counts = new Map<string, number>();
  /** The codes of which errors were found that are not told. Nothing is more severe, so that nothing else is looked for. */
  readonly #full = new Set<string>();
  /** Whether some rule found more than is told. */
  isCutShort = false;

  constructor(file: ProjectFile | WeighedMap | ConfigFile) {
    this.#uri = file.uri;
    this.#levels = file.kind === 'configuration' || file.config.rules.size === 0 ? undefined : file.config.rules;
  }

  /** Takes what a rule finds; of what is not told, nothing is looked for. */
  add(rule: Rule, reports: Iterable<Report>): void {
    const level = this.#levels?.get(rule.meta.code);
    if (level === 'off' || this.#isFull(rule)) return;
    for (const report of reports) {
      this.#take(toFinding(rule, level, report, this.#uri));
      if (this.#isFull(rule)) return;
    }
  }

  #take(finding: Finding): void {
    const kind = `${finding.code} ${finding.severity}`;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    if (count <= MOST_OF_A_KIND) this.findings.push(finding);
    else if (count === MOST_OF_A_KIND + 1) this.#cut(finding);
  }

  #isFull({ meta }: Rule): boolean {
    return this.isCutShort && this.#full.has(meta.code);
  }

  /** Told at the file's beginning, of which no comment speaks: one that silences a finding does not silence the rest. */
  #cut(finding: Finding): void {
    this.isCutShort = true;
    if (finding.severity === 'error') this.#full.add(finding.code);
    this.findings.push({ ...finding, span: span(0, 0), message: MORE_OF_IT, related: NOTHING, fixes: noFixes });
  }
}

/** So many findings of one rule and severity are told of one file. */
const MOST_OF_A_KIND = 10_000;
const MORE_OF_IT = `There is more of this kind in this file than the ${MOST_OF_A_KIND.toLocaleString('en')} findings that are told. Mend these first.`;

const NOTHING: readonly never[] = [];

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
    related: report.related === undefined ? NOTHING : firstOf(report.related),
    fixes: report.fixes ?? noFixes,
  };
};

const firstOf = (related: readonly Related[]): readonly Related[] =>
  related.length > MOST_RELATED ? related.slice(0, MOST_RELATED) : related;

const byPosition = (one: Finding, other: Finding): number =>
  one.span.start - other.span.start || one.span.end - other.span.end || compare(one.code, other.code);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
