import { describe, expect, it } from 'vitest';
import { blocker, condition, digest, evidence, type Fields, grant, problemsOf, readMap, readText } from './maps.ts';

type Problem = [string, string, string];

const withBlocker = (fields: Fields) => readMap({ blockers: [{ ...blocker, ...fields }] });
const withCondition = (fields: Fields) => readMap({ conditions: [{ ...condition, ...fields }] });
const withGrant = (fields: Fields) => readMap({ grants: [{ ...grant, ...fields }] });
const withEvidence = (fields: Fields) =>
  readMap({ blockers: [{ ...blocker, evidence: [{ ...evidence, ...fields }] }] });

const text = (name: string): string => `${name} must be a text in double quotes.`;
const list = (name: string): string => `${name} must be a list in square brackets.`;
const object = (name: string): string => `${name} must be an object in braces.`;

describe('a map', () => {
  it.each<[Fields]>([
    [{}],
    [{ $schema: './blocker-map.schema.json' }],
    [{ $schema: 5 }],
    [{ 'x-team': { any: 'thing' } }],
    [{ lane: 'A' }],
    [{ conditions: [], grants: [] }],
  ])('may be %j', (fields) => {
    expect(problemsOf(readMap(fields))).toEqual([]);
  });

  it.each<[Fields, Problem]>([
    [{ version: 2 }, ['2', 'version', 'version must be 1.']],
    [{ version: '1' }, ['"1"', 'version', 'version must be 1.']],
    [{ version: undefined }, ['{', '', 'version is missing: a blocker map must have it.']],
    [{ lane: undefined }, ['{', '', 'lane is missing: a blocker map must have it.']],
    [{ lane: 7 }, ['7', 'lane', text('lane')]],
    [
      { lane: 'Fix7' },
      [
        '"Fix7"',
        'lane',
        'A lane consists of capital letters and digits in segments joined by hyphens, such as FIX7-P0.',
      ],
    ],
    [{ blockers: undefined }, ['{', '', 'blockers is missing: a blocker map must have it.']],
    [{ blockers: {} }, ['{}', 'blockers', list('blockers')]],
    [{ blockers: ['A-1'] }, ['"A-1"', 'blockers/0', object('A blocker')]],
    [{ conditions: null }, ['null', 'conditions', list('conditions')]],
    [{ conditions: [1] }, ['1', 'conditions/0', object('A condition')]],
    [{ grants: true }, ['true', 'grants', list('grants')]],
    [{ grants: [[]] }, ['[]', 'grants/0', object('A grant')]],
    [
      { blocker: [] },
      ['"blocker"', 'blocker', 'blocker is no property of a blocker map. Names that begin with x- are left to you.'],
    ],
  ])('may not be %j', (fields, problem) => {
    expect(problemsOf(readMap(fields))).toEqual([problem]);
  });

  it('must be an object', () => {
    expect(problemsOf(readText('[]'))).toEqual([['[]', '', 'A blocker map must be an object in braces.']]);
  });
});

describe('a blocker', () => {
  const waiver = { by: 'operator', reason: 'x', expires: '2026-07-31' };
  it.each<[Fields]>([
    [{ id: 'A-1' }],
    [{ id: 'FIX7-P0-PROD-CI-SCOPE-12' }],
    [{ owners: ['operator', 'GPT', 'Someone Else'] }],
    [{ status: 'DESIGNED' }],
    [{ status: 'RESOLVED', resolvedBy: 'operator', resolvedOn: '2026-06-20' }],
    [{ status: 'PROVEN', resolvedBy: 'operator', resolvedOn: '2026-06-20' }],
    [{ status: 'WAIVED', waiver }],
    [{ requires: [] }],
    [{ requires: ['FIX7-P0-B-1', 'anything'] }],
    [{ dischargedBy: 'AUTHORIZE_X' }],
    [{ evidence: [] }],
    [{ notes: '' }],
    [{ 'x-ticket': 17 }],
    // Dates, roles and reasons are judged by the evaluation, and each has its own rule.
    [{ status: 'RESOLVED', resolvedBy: '', resolvedOn: 'TBD' }],
    [{ status: 'WAIVED', waiver: { by: 'n/a', reason: '', expires: '31.7.2026' } }],
  ])('may have %j', (fields) => {
    expect(problemsOf(withBlocker(fields))).toEqual([]);
  });

  const malformedId =
    'A blocker ID consists of capital letters and digits in segments joined by hyphens and ends in a number, such as FIX7-P0-PROD-CI-SCOPE-1.';
  const status = 'status must be one of OPEN, DESIGNED, RESOLVED, PROVEN, WAIVED.';
  const missing = (name: string): string => `${name} is missing: a blocker must have it.`;
  it.each<[Fields, Problem]>([
    [{ id: undefined }, ['{', 'blockers/0', missing('id')]],
    [{ id: 1 }, ['1', 'blockers/0/id', text('id')]],
    [{ id: 'FIX7-P0-A' }, ['"FIX7-P0-A"', 'blockers/0/id', malformedId]],
    [{ id: 'fix7-1' }, ['"fix7-1"', 'blockers/0/id', malformedId]],
    [{ id: 'FIX7--1' }, ['"FIX7--1"', 'blockers/0/id', malformedId]],
    [{ id: 'FIX7-1 ' }, ['"FIX7-1 "', 'blockers/0/id', malformedId]],
    [{ id: 'FIX7-1\n' }, ['"FIX7-1\\n"', 'blockers/0/id', malformedId]],
    [{ id: 'FIX7\u200b-1' }, ['"FIX7\u200b-1"', 'blockers/0/id', malformedId]],
    [{ id: '7FIX-1' }, ['"7FIX-1"', 'blockers/0/id', malformedId]],
    [{ title: undefined }, ['{', 'blockers/0', missing('title')]],
    [{ title: null }, ['null', 'blockers/0/title', text('title')]],
    [{ title: ' ' }, ['" "', 'blockers/0/title', 'A title must say something.']],
    [{ owners: undefined }, ['{', 'blockers/0', missing('owners')]],
    [{ owners: 'operator' }, ['"operator"', 'blockers/0/owners', list('owners')]],
    [{ owners: [] }, ['[]', 'blockers/0/owners', 'owners must name at least one role.']],
    [{ owners: ['a', 1] }, ['1', 'blockers/0/owners/1', text('An entry of owners')]],
    [{ owners: ['a', ''] }, ['""', 'blockers/0/owners/1', 'An owner must be named.']],
    [{ status: undefined }, ['{', 'blockers/0', missing('status')]],
    [{ status: 'open' }, ['"open"', 'blockers/0/status', status]],
    [{ status: null }, ['null', 'blockers/0/status', status]],
    [{ requires: 'FIX7-P0-B-1' }, ['"FIX7-P0-B-1"', 'blockers/0/requires', list('requires')]],
    [{ requires: [null] }, ['null', 'blockers/0/requires/0', text('An entry of requires')]],
    [{ dischargedBy: [] }, ['[]', 'blockers/0/dischargedBy', text('dischargedBy')]],
    [{ resolvedBy: ['operator'] }, ['["operator"]', 'blockers/0/resolvedBy', text('resolvedBy')]],
    [{ resolvedOn: 20260620 }, ['20260620', 'blockers/0/resolvedOn', text('resolvedOn')]],
    [{ waiver: 'yes' }, ['"yes"', 'blockers/0/waiver', object('waiver')]],
    [
      { waiver: { ...waiver, by: undefined } },
      ['"waiver"', 'blockers/0/waiver', 'by is missing: a waiver must have it.'],
    ],
    [
      { waiver: { ...waiver, reason: undefined } },
      ['"waiver"', 'blockers/0/waiver', 'reason is missing: a waiver must have it.'],
    ],
    [
      { waiver: { ...waiver, expires: undefined } },
      ['"waiver"', 'blockers/0/waiver', 'expires is missing: a waiver must have it.'],
    ],
    [{ waiver: { ...waiver, by: 1 } }, ['1', 'blockers/0/waiver/by', text('by')]],
    [{ waiver: { ...waiver, reason: 1 } }, ['1', 'blockers/0/waiver/reason', text('reason')]],
    [{ waiver: { ...waiver, expires: 1 } }, ['1', 'blockers/0/waiver/expires', text('expires')]],
    [
      { waiver: { ...waiver, until: 1 } },
      [
        '"until"',
        'blockers/0/waiver/until',
        'until is no property of a waiver. Names that begin with x- are left to you.',
      ],
    ],
    [{ evidence: {} }, ['{}', 'blockers/0/evidence', list('evidence')]],
    [{ notes: ['x'] }, ['["x"]', 'blockers/0/notes', text('notes')]],
    [
      { owner: 'x' },
      ['"owner"', 'blockers/0/owner', 'owner is no property of a blocker. Names that begin with x- are left to you.'],
    ],
    [{ status: 'WAIVED' }, ['{', 'blockers/0', 'waiver is missing: a blocker whose status is WAIVED must have it.']],
    [
      { status: 'RESOLVED', resolvedBy: 'operator' },
      ['{', 'blockers/0', 'resolvedOn is missing: a blocker whose status is RESOLVED must have it.'],
    ],
    [
      { status: 'PROVEN', resolvedOn: '2026-06-20' },
      ['{', 'blockers/0', 'resolvedBy is missing: a blocker whose status is PROVEN must have it.'],
    ],
  ])('may not have %j', (fields, problem) => {
    expect(problemsOf(withBlocker(fields))).toEqual([problem]);
  });
});

describe('a condition', () => {
  it.each<[Fields]>([
    [{ id: 'anything at all' }],
    [{ id: 'OPERATOR-BUILDS-CLONE' }],
    [{ status: 'MET' }],
    [{ 'x-a': 1 }],
  ])('may have %j', (fields) => {
    expect(problemsOf(withCondition(fields))).toEqual([]);
  });

  const badId = "A condition needs an ID, and one that does not end in a number as a blocker's does.";
  const missing = (name: string): string => `${name} is missing: a condition must have it.`;
  it.each<[Fields, Problem]>([
    [{ id: undefined }, ['{', 'conditions/0', missing('id')]],
    [{ id: 'FIX7-P0-A-1' }, ['"FIX7-P0-A-1"', 'conditions/0/id', badId]],
    [{ id: 'A-1' }, ['"A-1"', 'conditions/0/id', badId]],
    [{ id: '' }, ['""', 'conditions/0/id', badId]],
    [{ id: {} }, ['{}', 'conditions/0/id', text('id')]],
    [{ statement: undefined }, ['{', 'conditions/0', missing('statement')]],
    [{ statement: 5 }, ['5', 'conditions/0/statement', text('statement')]],
    [{ statement: '' }, ['""', 'conditions/0/statement', 'A statement must say something.']],
    [{ owners: undefined }, ['{', 'conditions/0', missing('owners')]],
    [{ owners: [] }, ['[]', 'conditions/0/owners', 'owners must name at least one role.']],
    [{ status: undefined }, ['{', 'conditions/0', missing('status')]],
    [{ status: 'OPEN' }, ['"OPEN"', 'conditions/0/status', 'status must be one of UNMET, MET.']],
    [{ evidence: 'x' }, ['"x"', 'conditions/0/evidence', list('evidence')]],
    [
      { title: 'x' },
      [
        '"title"',
        'conditions/0/title',
        'title is no property of a condition. Names that begin with x- are left to you.',
      ],
    ],
  ])('may not have %j', (fields, problem) => {
    expect(problemsOf(withCondition(fields))).toEqual([problem]);
  });
});

describe('a grant', () => {
  const granted = { status: 'GRANTED', grantedBy: 'owner', grantedOn: '2026-06-21', reference: 'decisions/permit.md' };
  it.each<[Fields]>([
    [{ id: 'permit' }],
    [granted],
    [{ ...granted, expires: '2026-07-21' }],
    [{ ...granted, grantedBy: '', grantedOn: 'TBD', reference: '…' }],
    [{ status: 'REVOKED' }],
  ])('may have %j', (fields) => {
    expect(problemsOf(withGrant(fields))).toEqual([]);
  });

  const missing = (name: string): string => `${name} is missing: a grant must have it.`;
  const missingOnceGranted = (name: string): string =>
    `${name} is missing: a grant whose status is GRANTED must have it.`;
  it.each<[Fields, Problem]>([
    [{ id: undefined }, ['{', 'grants/0', missing('id')]],
    [{ id: 3 }, ['3', 'grants/0/id', text('id')]],
    [{ id: '' }, ['""', 'grants/0/id', 'A grant must have a name.']],
    [{ owners: undefined }, ['{', 'grants/0', missing('owners')]],
    [{ owners: [] }, ['[]', 'grants/0/owners', 'owners must name at least one role.']],
    [{ status: undefined }, ['{', 'grants/0', missing('status')]],
    [{ status: 'MET' }, ['"MET"', 'grants/0/status', 'status must be one of NOT_GRANTED, GRANTED, REVOKED.']],
    [{ ...granted, grantedBy: undefined }, ['{', 'grants/0', missingOnceGranted('grantedBy')]],
    [{ ...granted, grantedOn: undefined }, ['{', 'grants/0', missingOnceGranted('grantedOn')]],
    [{ ...granted, reference: undefined }, ['{', 'grants/0', missingOnceGranted('reference')]],
    [{ grantedBy: 1 }, ['1', 'grants/0/grantedBy', text('grantedBy')]],
    [{ grantedOn: 1 }, ['1', 'grants/0/grantedOn', text('grantedOn')]],
    [{ reference: 1 }, ['1', 'grants/0/reference', text('reference')]],
    [{ expires: 1 }, ['1', 'grants/0/expires', text('expires')]],
    [
      { evidence: [] },
      [
        '"evidence"',
        'grants/0/evidence',
        'evidence is no property of a grant. Names that begin with x- are left to you.',
      ],
    ],
  ])('may not have %j', (fields, problem) => {
    expect(problemsOf(withGrant(fields))).toEqual([problem]);
  });
});

describe('an evidence entry', () => {
  const url = { path: undefined, url: 'https://example.org/a' };
  const hash = digest.slice('sha256:'.length);
  it.each<[Fields]>([
    [{}],
    [{ kind: 'design' }],
    [{ sha256: hash }],
    [{ path: 'a' }],
    [{ path: '../b/c d.md' }],
    [{ path: 'ab:c.md' }],
    [{ path: 'évidence/…' }],
    [url],
    [{ ...url, url: 'HTTP://user@example.org:8080?a=b#c' }],
    [{ ...url, url: 'https://[::1]/x' }],
    [{ kind: 'rehearsal', snapshot: digest, restored: digest }],
    [{ kind: 'dry-run', entry: digest, exit: digest }],
    [{ snapshot: digest, entry: digest }],
    [{ recordedBy: '', recordedOn: 'TBD' }],
    [{ recordedOn: '2026-02-30' }],
    [{ 'x-tool': 'y' }],
  ])('may have %j', (fields) => {
    expect(problemsOf(withEvidence(fields))).toEqual([]);
  });

  const at = 'blockers/0/evidence/0';
  const badPath = 'A path must be relative to the map, with / between folders.';
  const badUrl = 'A URL must be absolute and begin with http:// or https://.';
  const badHash = 'A SHA-256 digest has 64 hexadecimal digits in lower case.';
  const badDigest = 'A digest is written sha256: and 64 hexadecimal digits in lower case.';
  const missing = (name: string): string => `${name} is missing: an evidence entry must have it.`;
  const missingIn = (kind: string, name: string): string =>
    `${name} is missing: an evidence entry whose kind is ${kind} must have it.`;
  it.each<[Fields, Problem]>([
    [{ kind: undefined }, ['{', at, missing('kind')]],
    [{ kind: 'photo' }, ['"photo"', `${at}/kind`, 'kind must be one of design, document, rehearsal, dry-run.']],
    [{ recordedBy: undefined }, ['{', at, missing('recordedBy')]],
    [{ recordedOn: undefined }, ['{', at, missing('recordedOn')]],
    [{ recordedBy: 1 }, ['1', `${at}/recordedBy`, text('recordedBy')]],
    [{ recordedOn: 1 }, ['1', `${at}/recordedOn`, text('recordedOn')]],
    [{ path: undefined }, ['{', at, 'This evidence entry needs a path or a url that says where the record is.']],
    [
      { url: 'https://example.org' },
      ['"url"', `${at}/url`, 'path and url exclude each other; keep the one that leads to the record.'],
    ],
    [
      { ...url, sha256: hash },
      ['"sha256"', `${at}/sha256`, 'sha256 is out of place beside url: only a file at path is compared with it.'],
    ],
    [{ path: 5 }, ['5', `${at}/path`, text('path')]],
    [{ path: '' }, ['""', `${at}/path`, badPath]],
    [{ path: '  ' }, ['"  "', `${at}/path`, badPath]],
    [{ path: '/etc/passwd' }, ['"/etc/passwd"', `${at}/path`, badPath]],
    [{ path: 'a\\b' }, ['"a\\\\b"', `${at}/path`, badPath]],
    [{ path: 'C:a' }, ['"C:a"', `${at}/path`, badPath]],
    [{ path: 'c:/a' }, ['"c:/a"', `${at}/path`, badPath]],
    [{ path: 'https://example.org' }, ['"https://example.org"', `${at}/path`, badPath]],
    [{ path: 'file:///a' }, ['"file:///a"', `${at}/path`, badPath]],
    [{ path: 'a\0b' }, ['"a\\u0000b"', `${at}/path`, badPath]],
    [{ ...url, url: 1 }, ['1', `${at}/url`, text('url')]],
    ...[
      '',
      'example.org',
      '//example.org',
      'ftp://example.org',
      'https://',
      'https:///x',
      'https://a b',
      'https://…',
      'https://<host>/x',
      'https://@/',
      'mailto:a@b',
    ].map((bad): [Fields, Problem] => [{ ...url, url: bad }, [JSON.stringify(bad), `${at}/url`, badUrl]]),
    [{ sha256: 5 }, ['5', `${at}/sha256`, text('sha256')]],
    [{ sha256: hash.toUpperCase() }, [`"${hash.toUpperCase()}"`, `${at}/sha256`, badHash]],
    [{ sha256: hash.slice(1) }, [`"${hash.slice(1)}"`, `${at}/sha256`, badHash]],
    [{ sha256: digest }, [`"${digest}"`, `${at}/sha256`, badHash]],
    [{ sha256: '…' }, ['"…"', `${at}/sha256`, badHash]],
    ...['snapshot', 'restored', 'entry', 'exit'].flatMap((name): [Fields, Problem][] => [
      [{ [name]: hash }, [`"${hash}"`, `${at}/${name}`, badDigest]],
      [{ [name]: `${digest}0` }, [`"${digest}0"`, `${at}/${name}`, badDigest]],
      [{ [name]: null }, ['null', `${at}/${name}`, text(name)]],
    ]),
    [{ kind: 'rehearsal', snapshot: digest }, ['{', at, missingIn('rehearsal', 'restored')]],
    [{ kind: 'rehearsal', restored: digest }, ['{', at, missingIn('rehearsal', 'snapshot')]],
    [{ kind: 'dry-run', entry: digest }, ['{', at, missingIn('dry-run', 'exit')]],
    [{ kind: 'dry-run', exit: digest }, ['{', at, missingIn('dry-run', 'entry')]],
    [
      { digest },
      [
        '"digest"',
        `${at}/digest`,
        'digest is no property of an evidence entry. Names that begin with x- are left to you.',
      ],
    ],
  ])('may not have %j', (fields, problem) => {
    expect(problemsOf(withEvidence(fields))).toEqual([problem]);
  });

  it('must be an object', () => {
    expect(problemsOf(withBlocker({ evidence: ['evidence/a.md'] }))).toEqual([
      ['"evidence/a.md"', at, object('An evidence entry')],
    ]);
  });

  it('is judged in conditions as in blockers', () => {
    expect(problemsOf(withCondition({ evidence: [{ ...evidence, kind: 1 }] }))).toEqual([
      ['1', 'conditions/0/evidence/0/kind', 'kind must be one of design, document, rehearsal, dry-run.'],
    ]);
  });
});
