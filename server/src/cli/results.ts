import { checkFile } from '../core/check.ts';
import type { Severity } from '../core/config/severity.ts';
import type { ConfigFile, ProjectFile } from '../core/project.ts';
import type { Finding, Fix, FixAction } from '../core/rules/rule.ts';
import type { Range } from '../core/syntax/sourceText.ts';
import type { Selection } from './selection.ts';

/** What a fix changes in one file. */
export interface PlacedChange {
  readonly path: string;
  readonly replacements: readonly { readonly range: Range; readonly newText: string }[];
}

export interface PlacedFix extends Pick<Fix, 'title' | 'preferred' | 'safe'> {
  /** None for a fix that creates a file or shows a place. Worked out only when somebody asks. */
  readonly changes: () => readonly PlacedChange[];
}

/** A finding with its places as lines and characters, from 0, and paths as they are shown. */
export interface PlacedFinding extends Pick<Finding, 'code' | 'severity' | 'message'> {
  readonly range: Range;
  /** The text at `range`. */
  readonly excerpt: string;
  readonly related: readonly { readonly path: string; readonly range: Range; readonly message: string }[];
  /** Worked out only when somebody asks. */
  readonly fixes: () => readonly PlacedFix[];
}

export interface FileResult {
  readonly path: string;
  readonly kind: (ProjectFile | ConfigFile)['kind'];
  readonly findings: readonly PlacedFinding[];
}

/** How much was checked, and how much was found. */
export type Counts = Readonly<
  Record<'files' | 'packets' | 'maps' | 'options' | 'preconditions' | 'blockers' | 'grants' | Severity, number>
>;

export interface CheckResult {
  readonly today: string;
  readonly files: readonly FileResult[];
  readonly counts: Counts;
}

/** Checks the selected files; order and content depend on nothing but the files and the day. */
export function checkSelection(
  selection: Selection,
  today: string,
  /** Is told how many of how many files are checked. */
  onProgress: (done: number, all: number) => void = () => undefined,
): CheckResult {
  // A configuration is no file that anybody asked about: it is listed where something is wrong in it.
  const all = [...selection.files, ...selection.configs];
  const checked = all.map(({ file, project }, index): FileResult => {
    onProgress(index, all.length);
    const findings = checkFile(file, project).map((finding) => place(finding, file, selection));
    return { path: selection.pathOf(file.uri), kind: file.kind, findings };
  });
  const files = checked
    .filter(({ kind, findings }) => kind !== 'configuration' || findings.length > 0)
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  return {
    today,
    files,
    counts: count(
      selection.files.map(({ file }) => file),
      files,
    ),
  };
}

function place(finding: Finding, { source }: ProjectFile | ConfigFile, selection: Selection): PlacedFinding {
  const { code, severity, message, span } = finding;
  const { snapshot, pathOf } = selection;
  const related = finding.related.flatMap(({ uri, span: at, message: text }) => {
    const other = snapshot.files.get(uri)?.file;
    return other === undefined ? [] : [{ path: pathOf(uri), range: other.source.rangeOf(at), message: text }];
  });
  const fixes = () => finding.fixes().map((fix) => placeFix(fix, selection));
  return { code, severity, message, range: source.rangeOf(span), excerpt: source.slice(span), related, fixes };
}

const placeFix = ({ title, preferred, safe, action }: Fix, selection: Selection): PlacedFix => ({
  title,
  preferred,
  safe,
  changes: () => placeChanges(action, selection),
});

function placeChanges(action: FixAction, { snapshot, pathOf }: Selection): readonly PlacedChange[] {
  const files = action.kind === 'edit' ? action.files : [];
  const changes = files.flatMap(({ uri, edits }): PlacedChange[] => {
    const source = (snapshot.files.get(uri) ?? snapshot.configs.get(uri))?.file.source;
    if (source === undefined) return [];
    const replacements = edits.map(({ span, newText }) => ({ range: source.rangeOf(span), newText }));
    return [{ path: pathOf(uri), replacements }];
  });
  // Half of a fix is none.
  return changes.length === files.length ? changes : [];
}

/** The same with only the findings that `keep` keeps, and the counts to that. */
export function filterFindings(
  result: CheckResult,
  keep: (finding: PlacedFinding, file: FileResult) => boolean,
): CheckResult {
  const files = result.files.map((file) => ({ ...file, findings: file.findings.filter((each) => keep(each, file)) }));
  return { ...result, files, counts: { ...result.counts, ...countSeverities(files) } };
}

function countSeverities(files: readonly FileResult[]): Record<Severity, number> {
  const findings = files.flatMap((file) => file.findings);
  const found = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return { error: found('error'), warning: found('warning'), info: found('info'), hint: found('hint') };
}

function count(files: readonly ProjectFile[], results: readonly FileResult[]): Counts {
  const packets = files.flatMap((file) => (file.kind === 'packet' ? [file] : []));
  const maps = files.flatMap((file) => (file.kind === 'blocker-map' ? [file] : []));
  const options = packets.flatMap(({ evaluation }) => evaluation.options);
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
  return {
    files: results.length,
    packets: packets.length,
    maps: maps.length,
    options: options.length,
    preconditions: sum(options.map(({ requirements }) => requirements.length)),
    // In a broken map nothing counts, so nothing is counted.
    blockers: sum(maps.map(({ earned }) => earned?.blockers.length ?? 0)),
    grants: sum(maps.map(({ earned }) => earned?.grants.length ?? 0)),
    ...countSeverities(results),
  };
}
