import { describe, expect, test } from 'vitest';
import { readAudit } from '../../scripts/auditReport.mjs';

const report = (vulnerabilities: object, total: number) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: { dependencies: { total } } });

describe('the audit of dependencies', () => {
  test('is clean where nothing is known against any of them', () => {
    expect(readAudit(report({}, 600))).toEqual({ kind: 'clean', packages: 600 });
  });

  test('names what is known', () => {
    const found = { a: { name: 'a', severity: 'high', range: '<1.2.3' } };
    expect(readAudit(report(found, 600))).toEqual({ kind: 'found', lines: ['a <1.2.3: high'] });
  });

  test.each([
    ['refuses', JSON.stringify({ message: '405 Method Not Allowed', statusCode: 405 })],
    ['answers with something else', '<html></html>'],
    ['answers with nothing', ''],
    ['is asked about no package', report({}, 0)],
  ])('is no clean bill where the registry %s', (_, output) => {
    expect(readAudit(output).kind).toBe('refused');
  });
});
