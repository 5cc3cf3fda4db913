import { describe, expect, it } from 'vitest';
import {
  blocker,
  condition,
  digest,
  evidence,
  type Fields,
  grant,
  mapText,
  problemsOf,
  readMap,
  readText,
  shown,
} from './maps.ts';

describe('a whole map', () => {
  const text = `{
  // Comments and trailing commas are read without complaint.
  "version": 1,
  "lane": "FIX7-P0",
  "blockers": [
    {
      "id": "FIX7-P0-A-1", "title": "A", "owners": ["operator", "owner"], "status": "RESOLVED",
      "requires": ["FIX7-P0-B-1"], "dischargedBy": "AUTHORIZE_X",
      "resolvedBy": "operator", "resolvedOn": "2026-06-20",
      "waiver": { "by": "owner", "reason": "r", "expires": "2026-07-31" },
      "evidence": [
        { "kind": "rehearsal", "path": "e.md", "sha256": "${digest.slice(7)}", "snapshot": "${digest}", "restored": "${digest}",
          "recordedBy": "operator", "recordedOn": "2026-06-14" },
        { "kind": "dry-run", "url": "https://example.org", "entry": "${digest}", "exit": "${digest}",
          "recordedBy": "owner", "recordedOn": "2026-06-15" },
      ],
    },
  ],
  "conditions": [{ "id": "C", "statement": "s", "owners": ["operator"], "status": "MET", "evidence": [] }],
  "grants": [
    { "id": "permit", "owners": ["owner"], "status": "GRANTED", "grantedBy": "owner", "grantedOn": "2026-06-21",
      "reference": "decisions/permit.md", "expires": "2026-07-21" },
  ],
}
`;
  const map = readText(text);
  /** What a field says, and that it says it where its span is. */
  const said = (
    field: { readonly value: string; readonly span: { start: number; end: number } } | undefined,
  ): string => {
    expect(field && map.source.slice(field.span)).toBe(JSON.stringify(field?.value));
    return field?.value ?? 'nothing';
  };

  it('is not broken and has no problems', () => {
    expect(map.broken).toBeUndefined();
    expect(problemsOf(map)).toEqual([]);
    expect(said(map.lane)).toBe('FIX7-P0');
  });

  it('knows where its lists are', () => {
    const begins = [map.lists.blockers.span, map.lists.conditions.span, map.lists.grants.span].map(
      (span) => span && map.source.slice(span),
    );
    for (const list of begins) expect(list).toMatch(/^\[[\s\S]*\]$/);
  });

  it('has the fields of its blockers', () => {
    const [first] = map.blockers;
    expect(first).toMatchObject({ index: 0, faults: [] });
    expect(
      [first?.id, first?.title, first?.status, first?.dischargedBy, first?.resolvedBy, first?.resolvedOn].map(said),
    ).toEqual(['FIX7-P0-A-1', 'A', 'RESOLVED', 'AUTHORIZE_X', 'operator', '2026-06-20']);
    expect(first?.owners.map(said)).toEqual(['operator', 'owner']);
    expect(first?.requires.map(said)).toEqual(['FIX7-P0-B-1']);
    expect([first?.waiver?.by, first?.waiver?.reason, first?.waiver?.expires].map(said)).toEqual([
      'owner',
      'r',
      '2026-07-31',
    ]);
    expect(first && map.source.slice(first.span)).toMatch(/^\{[\s\S]*\}$/);
  });

  it('has the fields of its evidence', () => {
    const [rehearsal, dryRun] = map.blockers[0]?.evidence ?? [];
    expect(
      [rehearsal?.kind, rehearsal?.path, rehearsal?.sha256, rehearsal?.snapshot, rehearsal?.restored].map(said),
    ).toEqual(['rehearsal', 'e.md', digest.slice(7), digest, digest]);
    expect([rehearsal?.recordedBy, rehearsal?.recordedOn].map(said)).toEqual(['operator', '2026-06-14']);
    expect([dryRun?.kind, dryRun?.url, dryRun?.entry, dryRun?.exit].map(said)).toEqual([
      'dry-run',
      'https://example.org',
      digest,
      digest,
    ]);
    expect(dryRun?.path).toBeUndefined();
    expect(dryRun?.faults).toEqual([]);
  });

  it('has the fields of its conditions and grants', () => {
    const [first] = map.conditions;
    const [permit] = map.grants;
    expect([first?.id, first?.statement, first?.status].map(said)).toEqual(['C', 's', 'MET']);
    expect(
      [permit?.id, permit?.status, permit?.grantedBy, permit?.grantedOn, permit?.reference, permit?.expires].map(said),
    ).toEqual(['permit', 'GRANTED', 'owner', '2026-06-21', 'decisions/permit.md', '2026-07-21']);
  });
});

describe('what breaks a map', () => {
  const brokenOf = (text: string): [string, string, string] | undefined => {
    const { broken } = readText(text);
    return broken && [broken.kind, text.slice(broken.span.start, broken.span.end), broken.message];
  };

  it.each<[string, [string, string, string]]>([
    ['', ['syntax', '', 'The file holds no value.']],
    [
      '{"version": 2, "version": 1 "lane": "A"}',
      ['syntax', '"lane"', 'A comma is missing between this property and the one before it.'],
    ],
    [
      '{"version": 2, "lane": "A", "blockers": [{"id": "A-1", "id": "A-2"}]}',
      ['duplicate-key', '"id"', 'The property id stands here a second time; which of the two holds is unclear.'],
    ],
    [
      '{"version": 1, "lane": "A", "blockers": [], "x-own": {"a": 1, "a": 1}}',
      ['duplicate-key', '"a"', 'The property a stands here a second time; which of the two holds is unclear.'],
    ],
    ['{"version": 2}', ['version', '2', 'version must be 1; no other version of the format is known.']],
    ['{"version": "1"}', ['version', '"1"', 'version must be 1; no other version of the format is known.']],
    ['{"version": true}', ['version', 'true', 'version must be 1; no other version of the format is known.']],
    ['{}', ['version', '{', 'version is missing: a blocker map must have "version": 1.']],
    ['[{"version": 1}]', ['version', '[{"version": 1}]', 'A blocker map must be an object in braces.']],
    ['null', ['version', 'null', 'A blocker map must be an object in braces.']],
  ])('%j', (text, broken) => {
    expect(brokenOf(text)).toEqual(broken);
  });

  it.each([
    ['\ufeff{"version": 1.0, "lane": "A", "blockers": [],}'],
    ['/* x */ {"version": 1, "lane": 5, "blockers": {}, "unknown": 1} // y'],
  ])('not %j', (text) => {
    expect(brokenOf(text)).toBeUndefined();
  });

  it('leaves what could be read to the features of the editor', () => {
    const map = readText(
      '{"lane": "A", "blockers": [{"id": "A-1", "status": "OPEN" "title": "T"}, {"id": "A-2", "status": ',
    );
    expect(map.broken?.kind).toBe('syntax');
    expect(map.blockers.map(({ id }) => id?.value)).toEqual(['A-1', 'A-2']);
  });

  it('does not call missing what is just being typed', () => {
    const map = readText(
      '{"version": 1, "lane": "A", "blockers": [{"id": "A-1", "title": "T", "owners": ["o"], "status": }]}',
    );
    expect(problemsOf(map)).toEqual([]);
  });
});

describe('faults', () => {
  const of = (fields: Fields) => {
    const map = readMap({ blockers: [blocker, { ...blocker, ...fields }], conditions: [condition], grants: [grant] });
    expect(map.blockers[0]?.faults).toEqual([]);
    expect(map.conditions[0]?.faults).toEqual([]);
    expect(map.grants[0]?.faults).toEqual([]);
    const entry = map.blockers[1];
    return {
      all: map.schemaProblems.length,
      own: entry?.faults.map((problem) => shown(map, problem)[1]),
      evidence: entry?.evidence.map(({ faults }) => faults.map((problem) => shown(map, problem)[1])),
    };
  };

  it.each<[string, Fields, string[], string[][]]>([
    ['of the entry itself', { id: 5, owners: [] }, ['blockers/1/id', 'blockers/1/owners'], []],
    ['of what is missing in it', { status: undefined }, ['blockers/1'], []],
    ['of its waiver', { waiver: {} }, ['blockers/1/waiver', 'blockers/1/waiver', 'blockers/1/waiver'], []],
    ['of its list of evidence', { evidence: {} }, ['blockers/1/evidence'], []],
    [
      'of one evidence entry',
      { evidence: [evidence, { ...evidence, kind: 'x' }, 5] },
      [],
      [[], ['blockers/1/evidence/1/kind'], ['blockers/1/evidence/2']],
    ],
    [
      'of evidence that lacks what its kind needs',
      { evidence: [{ ...evidence, kind: 'dry-run' }] },
      [],
      [['blockers/1/evidence/0', 'blockers/1/evidence/0']],
    ],
  ])('are those %s', (_, fields, own, evidenceFaults) => {
    expect(of(fields)).toMatchObject({ own, evidence: evidenceFaults });
  });

  it.each<[string, Fields, number]>([
    ['unknown properties', { unknown: 1, evidence: [{ ...evidence, unknown: 1 }] }, 2],
    ['what RESOLVED lacks, which the evaluation counts', { status: 'RESOLVED' }, 2],
    ['a waiver that WAIVED lacks, which the evaluation counts', { status: 'WAIVED' }, 1],
    ['dates and roles that are none, which the evaluation counts', { resolvedOn: 'soon', resolvedBy: '' }, 0],
  ])('are not %s', (_, fields, count) => {
    const { all, own, evidence: evidenceFaults } = of(fields);
    expect(all).toBe(count);
    expect(own).toEqual([]);
    expect(evidenceFaults?.flat()).toEqual([]);
  });

  it('are not what GRANTED lacks, which the evaluation counts', () => {
    const map = readMap({ grants: [{ ...grant, status: 'GRANTED' }] });
    expect(map.schemaProblems).toHaveLength(3);
    expect(map.grants[0]?.faults).toEqual([]);
  });

  it('belong to entries that are no objects too, so that none of them vanishes', () => {
    const map = readMap({ blockers: ['FIX7-P0-A-1'], conditions: [null], grants: [[]] });
    for (const [entry] of [map.blockers, map.conditions, map.grants]) {
      expect(entry).toMatchObject({ index: 0, id: undefined, owners: [] });
      expect(entry?.faults).toHaveLength(1);
    }
  });
});

describe('fields of the wrong kind', () => {
  it('say nothing', () => {
    const map = readMap({
      lane: 1,
      blockers: [
        { id: 1, title: 2, owners: 'o', status: 'Open', requires: 'A-1', waiver: [], evidence: 'e', resolvedBy: null },
      ],
    });
    expect(map.lane).toBeUndefined();
    expect(map.blockers[0]).toMatchObject({
      id: undefined,
      title: undefined,
      owners: [],
      status: undefined,
      requires: [],
      waiver: undefined,
      evidence: [],
      resolvedBy: undefined,
    });
  });

  it('say as much as they can in lists', () => {
    const map = readMap({ blockers: [{ ...blocker, owners: ['a', 1, 'b'], requires: [{}, 'A-1'] }] });
    expect(map.blockers[0]?.owners.map(({ value }) => value)).toEqual(['a', 'b']);
    expect(map.blockers[0]?.requires.map(({ value }) => value)).toEqual(['A-1']);
  });

  it('keep an ID of the wrong shape as it is written', () => {
    expect(readMap({ blockers: [{ ...blocker, id: 'nonsense' }] }).blockers[0]?.id?.value).toBe('nonsense');
  });

  it('are told what they could be', () => {
    const map = readMap({ blockers: [{ ...blocker, stauts: 1, status: 'DONE' }] });
    expect(map.schemaProblems.map(({ fault }) => fault)).toEqual([
      { kind: 'not-one-of', allowed: ['OPEN', 'DESIGNED', 'RESOLVED', 'PROVEN', 'WAIVED'] },
      { kind: 'unknown-property', property: 'stauts', known: expect.arrayContaining(['status', 'owners', 'evidence']) },
    ]);
  });

  it('are told what is missing', () => {
    expect(readMap({ blockers: [{ ...blocker, title: undefined }] }).schemaProblems[0]?.fault).toEqual({
      kind: 'missing',
      property: 'title',
    });
  });
});

describe('odd names', () => {
  it('are unknown properties like any other', () => {
    const text = mapText({}).replace('{', '{"__proto__": {"version": 1}, "a/b~c": 1, "x-": 2, "constructor": 3, ');
    expect(problemsOf(readText(text)).map(([marked]) => marked)).toEqual(['"__proto__"', '"a/b~c"', '"constructor"']);
  });

  it('do not stand for fields', () => {
    const map = readText('{"__proto__": {"version": 1, "lane": "A", "blockers": []}}');
    expect(map.broken?.message).toBe('version is missing: a blocker map must have "version": 1.');
    expect(map.lane).toBeUndefined();
  });
});

it('reads the map in order of its text', () => {
  const { schemaProblems } = readMap({ blockers: [{ z: 1, a: [] }, 5], lane: 'x', y: 1 });
  const starts = schemaProblems.map(({ span }) => span.start);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
});

describe('a large map', () => {
  it('has every fault of every entry', () => {
    const { blockers, schemaProblems } = readMap({
      blockers: Array.from({ length: 10_000 }, () => ({ owners: [], status: 'X', y: 1, evidence: [{}] })),
    });
    expect(schemaProblems).toHaveLength(90_000);
    expect(blockers.at(-1)?.faults).toHaveLength(4);
    expect(blockers.at(-1)?.evidence[0]?.faults).toHaveLength(4);
  });

  it('has every unknown property of an object with very many', () => {
    const many = Object.fromEntries(Array.from({ length: 9_000 }, (_, index) => [`k${index}`, index]));
    expect(readMap(many).schemaProblems).toHaveLength(9_000);
  });
});
