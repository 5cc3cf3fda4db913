import { escapeUTF8 } from 'entities';
import { pageOf } from '../../core/rules/pages.ts';
import { visible } from '../../core/summary/visible.ts';
import { type FailOn, fails } from '../check/severities.ts';
import type { CheckResult, FileResult, PlacedFinding } from '../results.ts';

/**
 * The report of `check` in the XML of JUnit, as GitLab, Jenkins and others read it: a suite for each file, a case for
 * each finding. What makes the check fail is a failure; a file without any has one case that passed.
 */
export function reportCheckAsJunit({ files }: CheckResult, failOn: FailOn): string {
  const suites = files.map((file) => suiteOf(file, failOn));
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
  const counts = `tests="${sum(suites.map(({ tests }) => tests))}" failures="${sum(suites.map(({ failures }) => failures))}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="decision-packets" ${counts}>
${suites.map(({ xml }) => xml).join('')}</testsuites>
`;
}

interface Suite {
  readonly xml: string;
  readonly tests: number;
  readonly failures: number;
}

function suiteOf({ path, findings }: FileResult, failOn: FailOn): Suite {
  const failures = findings.filter(({ severity }) => fails(severity, failOn)).length;
  const tests = Math.max(1, findings.length);
  const name = attribute(path);
  const cases =
    findings.length === 0
      ? `    <testcase name="nothing found" classname="${name}" file="${name}"/>\n`
      : findings.map((finding) => caseOf(name, finding, failOn)).join('');
  const xml = `  <testsuite name="${name}" tests="${tests}" failures="${failures}" errors="0" skipped="0">\n${cases}  </testsuite>\n`;
  return { xml, tests, failures };
}

function caseOf(file: string, { code, severity, message, range }: PlacedFinding, failOn: FailOn): string {
  const line = range.start.line + 1;
  const place = `${file}:${line}:${range.start.character + 1}`;
  const open = `    <testcase name="${attribute(`${code} (line ${line})`)}" classname="${file}" file="${file}" line="${line}">\n`;
  const text = `${place} ${severity} ${attribute(message)} ${pageOf(code)}`;
  const body = fails(severity, failOn)
    ? `      <failure type="${code}" message="${attribute(message)}">${text}</failure>\n`
    : `      <system-out>${text}</system-out>\n`;
  return `${open}${body}    </testcase>\n`;
}

/** Text as XML 1.0 may hold it anywhere: in one line, without control characters. */
const attribute = (text: string): string =>
  escapeUTF8(visible(text).replace(/[\uD800-\uDFFF\uFFFE\uFFFF]/gu, '\uFFFD'));
