// What `npm audit --json` comes to.

/**
 * @typedef {{ kind: 'clean', packages: number }
 *   | { kind: 'found', lines: readonly string[] }
 *   | { kind: 'refused', why: string }} Audit
 */

/**
 * Reads what npm printed: known vulnerabilities, none among so many packages, or why nobody knows.
 * @param {string} output
 * @returns {Audit}
 */
export function readAudit(output) {
  const report = parsed(output);
  if (typeof report?.auditReportVersion !== 'number') {
    const status = report?.statusCode === undefined ? '' : ` (it answers ${report.statusCode})`;
    return { kind: 'refused', why: `the registry does not say what is known of packages${status}` };
  }
  const packages = report.metadata?.dependencies?.total ?? 0;
  const found = Object.values(report.vulnerabilities ?? {});
  // Nothing found among nothing is no answer.
  if (found.length === 0 && packages === 0) return { kind: 'refused', why: 'npm looked at no package' };
  if (found.length === 0) return { kind: 'clean', packages };
  return { kind: 'found', lines: found.map(({ name, severity, range }) => `${name} ${range}: ${severity}`) };
}

/** @param {string} output */
function parsed(output) {
  try {
    return JSON.parse(output);
  } catch {
    return undefined;
  }
}
