import type { Severity } from '../../core/config/severity.ts';
import { pageOf } from '../../core/rules/pages.ts';
import type { CheckResult, PlacedFinding } from '../results.ts';
import { conclusionOf } from './checkText.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/**
 * The report of `check` as GitHub's workflow commands, which show the findings beside the lines that they are about:
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions. Lines and columns count from 1.
 */
export function reportCheckAsGithub({ files, counts }: CheckResult): string {
  const commands = files.flatMap(({ path, findings }) => findings.map((finding) => commandOf(path, finding)));
  return `${commands.map((command) => `${command}\n`).join('')}${conclusionOf(counts)}\n`;
}

function commandOf(path: string, { severity, code, message, range: { start, end } }: PlacedFinding): string {
  // Columns of different lines are no range to GitHub.
  const columns = start.line === end.line ? [`col=${start.character + 1}`, `endColumn=${end.character + 1}`] : [];
  const properties = [
    `file=${property(path)}`,
    `line=${start.line + 1}`,
    `endLine=${end.line + 1}`,
    ...columns,
    `title=${property(code)}`,
  ];
  return `::${COMMANDS[severity]} ${properties.join(',')}::${data(`${message} ${pageOf(code)}`)}`;
}

/** As the runner undoes it. */
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
