import { describe, expect, test } from 'vitest';
import { judge, lockedIn } from '../../scripts/advisories.mjs';
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

describe('the audit by records', () => {
  const about = (name: string, events: object[], more = {}) => ({
    id: 'GHSA-1',
    summary: 'Something bad',
    affected: [{ package: { ecosystem: 'npm', name }, ranges: [{ events }] }],
    ...more,
  });
  const locked = (version: string) => new Map([['a', new Set([version])]]);
  const verdict = (version: string, events: object[]) => judge(locked(version), [about('a', events)]).kind;

  test('knows each version of each package in the lock file, wherever it lies', () => {
    const packages = {
      '': { name: 'root', version: '1.0.0' },
      client: { name: 'client', version: '1.0.0' },
      'node_modules/client': { link: true },
      'node_modules/@scope/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0' },
      'node_modules/@scope/a/node_modules/b': { version: '1.0.0' },
      'client/node_modules/b': { version: '2.0.0' },
      'node_modules/alias': { name: 'c', version: '3.0.0' },
    };
    expect(lockedIn({ packages })).toEqual(
      new Map([
        ['@scope/a', new Set(['1.0.0'])],
        ['b', new Set(['2.0.0', '1.0.0'])],
        ['c', new Set(['3.0.0'])],
      ]),
    );
  });

  test('names the package, the version and the record', () => {
    const records = [about('a', [{ introduced: '0' }, { fixed: '2.0.0' }])];
    expect(judge(locked('1.0.0'), records)).toEqual({
      kind: 'found',
      lines: ['a 1.0.0: GHSA-1, Something bad'],
    });
  });

  test.each([
    ['1.9.9', 'found'],
    ['2.0.0-beta.1', 'found'],
    ['2.0.0', 'clean'],
    ['3.0.0', 'found'],
    ['3.1.0', 'found'],
    ['3.1.1', 'clean'],
  ])('finds %s before a fix and up to the last affected version, whatever the order: %s', (version, kind) => {
    const events = [{ last_affected: '3.1.0' }, { introduced: '3.0.0' }, { fixed: '2.0.0' }, { introduced: '0' }];
    expect(verdict(version, events)).toBe(kind);
  });

  test('takes an end that is not known for none', () => {
    expect(verdict('9.0.0', [{ introduced: '1.0.0' }])).toBe('found');
    expect(verdict('0.9.0', [{ introduced: '1.0.0' }])).toBe('clean');
  });

  test('finds versions that are listed, and all where nothing is said of versions', () => {
    const npm = { ecosystem: 'npm', name: 'a' };
    const judged = (affected: object) => judge(locked('1.0.0'), [{ id: 'M', affected: [affected] }]);
    expect(judged({ package: npm, versions: ['1.0.0'] }).kind).toBe('found');
    expect(judged({ package: npm, versions: ['1.0.1'] }).kind).toBe('clean');
    expect(judged({ package: npm }).kind).toBe('found');
  });

  test('finds what it cannot compare', () => {
    expect(verdict('1.0.0', [{ introduced: '0' }, { fixed: '0.9.0 || 1.0.0' }])).toBe('found');
  });

  test('passes over withdrawn records, and over packages of other registries with the same name', () => {
    const events = [{ introduced: '0' }];
    const ofOther = { affected: [{ package: { ecosystem: 'PyPI', name: 'a' }, ranges: [{ events }] }] };
    const records = [about('a', events, { withdrawn: '2026-01-01T00:00:00Z' }), ofOther];
    expect(judge(locked('1.0.0'), records).kind).toBe('clean');
  });

  test('is no clean bill where there is no record of a package from npm', () => {
    expect(judge(locked('1.0.0'), [{}]).kind).toBe('refused');
  });
});
