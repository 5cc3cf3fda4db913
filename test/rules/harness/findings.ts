import { check } from '../../../server/src/core/check.ts';
import type { Project } from '../../../server/src/core/project.ts';
import { RULES } from '../../../server/src/core/rules/registry.ts';
import type { Finding } from '../../../server/src/core/rules/rule.ts';
import type { Span } from '../../../server/src/core/syntax/span.ts';
import type { Marker } from './markers.ts';
import { pathOf } from './projectOf.ts';

const SEVERITIES = new Map(RULES.map(({ meta }) => [meta.code, meta.severity]));

/** Every finding of `project`, file by file in the order of `paths`. */
export function findingsOf(project: Project, paths: Iterable<string>): Finding[] {
  const found = check(project);
  const byPath = new Map([...found].map(([uri, findings]) => [pathOf(uri), findings]));
  return [...paths].flatMap((path) => byPath.get(path) ?? []);
}

/** The marker that a fixture would have to have for `finding`. */
export const markerOf = ({ code, severity, span }: Finding): Marker => ({
  label: severity === SEVERITIES.get(code) ? code : `${code}/${severity}`,
  span,
});

/** `code: message`, and for each related place a line `  - path "text": message`. */
export function describeFinding(finding: Finding, files: ReadonlyMap<string, string>): string {
  const related = finding.related.map(
    ({ uri, span, message }) => `  - ${pathOf(uri)} "${excerpt(files.get(pathOf(uri)) ?? '', span)}": ${message}`,
  );
  return [`${finding.code}: ${finding.message}`, ...related].join('\n');
}

/** A long text from its beginning and its end. */
function excerpt(text: string, { start, end }: Span): string {
  const shown = text.slice(start, end).replace(/\s+/g, ' ');
  return shown.length > 60 ? `${shown.slice(0, 40)} … ${shown.slice(-15)}` : shown;
}
