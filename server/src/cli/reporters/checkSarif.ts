import type { Severity } from '../../core/config/severity.ts';
import { pageOf } from '../../core/rules/pages.ts';
import { CATALOGUE } from '../../core/rules/registry.ts';
import { printJson } from '../../core/summary/json.ts';
import type { Range } from '../../core/syntax/sourceText.ts';
import { version } from '../../version.ts';
import { fingerprintsOf } from '../check/fingerprints.ts';
import type { CheckResult, FileResult, PlacedChange, PlacedFinding, PlacedFix } from '../results.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/** The report of `check` in the Static Analysis Results Interchange Format 2.1.0, an OASIS standard. */
export function reportCheckAsSarif(result: CheckResult): string {
  const { today, files } = result;
  const codes = new Set(files.flatMap(({ findings }) => findings.map(({ code }) => code)));
  const rules = CATALOGUE.filter(({ meta }) => codes.has(meta.code)).map(({ meta }) => meta);
  const indexOf = new Map(rules.map(({ code }, index) => [code, index]));
  return printJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'decision-packets',
            version,
            informationUri: 'https://github.com/decision-packets/decision-packets',
            rules: rules.map(({ code, severity, summary, guardsDecision }) => ({
              id: code,
              shortDescription: { text: summary },
              helpUri: pageOf(code),
              defaultConfiguration: { level: LEVELS[severity] },
              properties: { guardsDecision },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: files.map(({ path }) => ({ location: locationOf(path) })),
        results: files.flatMap((file, index) => resultsOf(file, index, result, indexOf)),
        properties: { today },
      },
    ],
  });
}

function resultsOf(
  file: FileResult,
  artifact: number,
  result: CheckResult,
  indexOf: ReadonlyMap<string, number>,
): unknown[] {
  const told = new Set<string>();
  return [...fingerprintsOf(file, result)].map(([finding, fingerprint]) => ({
    ruleId: finding.code,
    ruleIndex: indexOf.get(finding.code) ?? -1,
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { ...locationOf(file.path), index: artifact },
          region: regionOf(finding.range),
        },
      },
    ],
    ...relatedTo(finding),
    partialFingerprints: { 'decisionPackets/v1': fingerprint },
    ...fixesOf(finding, told),
  }));
}

function relatedTo({ related }: PlacedFinding) {
  if (related.length === 0) return {};
  return {
    relatedLocations: related.map(({ path, range, message }, id) => ({
      id,
      physicalLocation: { artifactLocation: locationOf(path), region: regionOf(range) },
      message: { text: message },
    })),
  };
}

/** A fix with more text than this is told at the first of the findings that it is for. */
const MOST_REPEATED = 4096;

/** Those that change files which are there; SARIF knows no others. `told` are the titles of those that are not repeated. */
function fixesOf(finding: PlacedFinding, told: Set<string>) {
  const fixes = finding.fixes().flatMap((fix) => {
    if (told.has(fix.title)) return [];
    const changes = fix.changes();
    const texts = changes.flatMap(({ replacements }) => replacements.map(({ newText }) => newText));
    if (texts.reduce((sum, text) => sum + text.length, 0) > MOST_REPEATED) told.add(fix.title);
    return changes.length === 0 ? [] : [fixOf(fix, changes)];
  });
  return fixes.length === 0 ? {} : { fixes };
}

const fixOf = ({ title, safe }: PlacedFix, changes: readonly PlacedChange[]) => ({
  description: { text: title },
  artifactChanges: changes.map(({ path, replacements }) => ({
    artifactLocation: locationOf(path),
    replacements: replacements.map(({ range, newText }) => ({
      deletedRegion: regionOf(range),
      insertedContent: { text: newText },
    })),
  })),
  properties: { safe },
});

/** Relative to the working folder, which is where the repository lies. */
const locationOf = (path: string) => ({
  uri: path.split('/').map(encodeURIComponent).join('/'),
  uriBaseId: '%SRCROOT%',
});

/** Lines and columns count from 1; the end column is behind the last character. */
const regionOf = ({ start, end }: Range) => ({
  startLine: start.line + 1,
  startColumn: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
});
