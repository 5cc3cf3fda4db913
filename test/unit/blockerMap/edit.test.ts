import { describe, expect, it } from 'vitest';
import {
  addBlocker,
  addConditions,
  addGrants,
  newBlockerMap,
  setBlockerStatus,
  setConditionStatus,
  setGrantStatus,
} from '../../../server/src/core/blockerMap/edit.ts';
import type { BlockerMap } from '../../../server/src/core/blockerMap/model.ts';
import type { TextEdit } from '../../../server/src/core/syntax/json/edit.ts';
import { apply } from '../json/apply.ts';
import { problemsOf, readText } from './maps.ts';

const text = `{
  "version": 1,
  "lane": "FIX7-P0",
  "blockers": [
    // The first.
    {
      "id": "FIX7-P0-A-1",
      "title": "A",
      "owners": ["operator"],
      "status": "PROVEN", // claimed
    },
    { "id": "FIX7-P0-B-1", "title": "B", "owners": ["operator"] }, // no status
  ],
  "grants": [
    { "id": "permit", "owners": ["owner"], "status": "GRANTED" }
  ]
}
`;

const edit = (before: string, make: (map: BlockerMap) => TextEdit[]): string => {
  const after = apply(before, make(readText(before)));
  expect(readText(after).broken).toBeUndefined();
  return after;
};
const first = <T>(list: readonly T[]): T => list[0] as T;

describe('a status', () => {
  it('is replaced in its place', () => {
    const after = edit(text, (map) => setBlockerStatus(map, first(map.blockers), 'OPEN'));
    expect(after).toBe(text.replace('"PROVEN", // claimed', '"OPEN", // claimed'));
    expect(readText(after).blockers[0]?.status?.value).toBe('OPEN');
  });

  it('is replaced whatever is there', () => {
    const broken = text.replace('"PROVEN"', '["PROVEN"]');
    expect(edit(broken, (map) => setBlockerStatus(map, first(map.blockers), 'OPEN'))).toBe(
      text.replace('"PROVEN"', '"OPEN"'),
    );
  });

  it('is added where it is missing', () => {
    const after = edit(text, (map) => setBlockerStatus(map, map.blockers[1] ?? first(map.blockers), 'OPEN'));
    expect(after).toBe(
      text.replace(
        '"title": "B", "owners": ["operator"] }',
        '"title": "B", "owners": ["operator"], "status": "OPEN" }',
      ),
    );
  });

  it('is that of a condition or a grant too', () => {
    const withCondition = edit(text, (map) => addConditions(map, [{ id: 'C', statement: 's', owners: ['o'] }]));
    const met = edit(withCondition, (map) => setConditionStatus(map, first(map.conditions), 'MET'));
    expect(readText(met).conditions[0]?.status?.value).toBe('MET');
    const revoked = edit(text, (map) => setGrantStatus(map, first(map.grants), 'NOT_GRANTED'));
    expect(revoked).toBe(text.replace('"GRANTED"', '"NOT_GRANTED"'));
  });
});

describe('a new entry', () => {
  it('is an open blocker, written like the one before it', () => {
    const after = edit(text, (map) => addBlocker(map, { id: 'FIX7-P0-C-1', title: 'C "c"', owners: ['owner', 'GPT'] }));
    expect(after).toContain(`"owners": ["operator"] }, // no status
    { "id": "FIX7-P0-C-1", "title": "C \\"c\\"", "owners": ["owner", "GPT"], "status": "OPEN" },
  ],`);
    expect(readText(after).blockers[2]?.status?.value).toBe('OPEN');
    expect(readText(after).blockers[2]?.faults).toEqual([]);
  });

  it('is an unmet condition, and brings the list that it needs', () => {
    const after = edit(text, (map) =>
      addConditions(map, [{ id: 'CLONE', statement: 'builds clone', owners: ['operator'] }]),
    );
    expect(after).toBe(
      text.replace(
        '  ]\n}\n',
        `  ],
  "conditions": [
    {
      "id": "CLONE",
      "statement": "builds clone",
      "owners": ["operator"],
      "status": "UNMET",
      "evidence": []
    }
  ]
}
`,
      ),
    );
    expect(readText(after).conditions[0]?.faults).toEqual([]);
  });

  it('is a grant that nobody has given', () => {
    const after = edit(text, (map) => addGrants(map, [{ id: 'REAL_RUN', owners: ['owner'] }]));
    expect(after).toContain(`"status": "GRANTED" },
    { "id": "REAL_RUN", "owners": ["owner"], "status": "NOT_GRANTED" }
  ]`);
    expect(readText(after).grants.map(({ status }) => status?.value)).toEqual(['GRANTED', 'NOT_GRANTED']);
  });

  it('keeps line breaks and tabs', () => {
    const before = text.replaceAll('\n', '\r\n').replaceAll('  ', '\t');
    const after = edit(before, (map) => addConditions(map, [{ id: 'C', statement: 's', owners: ['o'] }]));
    expect(after).toContain('\t],\r\n\t"conditions": [\r\n\t\t{\r\n\t\t\t"id": "C",\r\n');
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('is not added to a map that is being typed, or to what is no list', () => {
    const grant = { id: 'G', owners: ['o'] };
    expect(addGrants(readText(text.slice(0, -3)), [grant])).toEqual([]);
    expect(addGrants(readText('{"grants": {}}'), [grant])).toEqual([]);
    expect(addGrants(readText('[]'), [grant])).toEqual([]);
    expect(addGrants(readText(''), [grant])).toEqual([]);
  });
});

describe('a new map', () => {
  const blockers = [
    { id: 'FIX7-P0-A-1', title: 'A', owners: ['operator', 'owner'] },
    { id: 'FIX7-P0-B-1', title: 'B', owners: ['owner'] },
  ];

  it('has everything open', () => {
    const map = newBlockerMap({ lane: 'FIX7-P0', blockers, grants: [{ id: 'permit', owners: ['owner'] }] });
    expect(map).toBe(`{
  "version": 1,
  "lane": "FIX7-P0",
  "blockers": [
    {
      "id": "FIX7-P0-A-1",
      "title": "A",
      "owners": ["operator", "owner"],
      "status": "OPEN"
    },
    {
      "id": "FIX7-P0-B-1",
      "title": "B",
      "owners": ["owner"],
      "status": "OPEN"
    }
  ],
  "grants": [
    {
      "id": "permit",
      "owners": ["owner"],
      "status": "NOT_GRANTED"
    }
  ]
}
`);
  });

  it('is one that its reader has nothing to say about', () => {
    const conditions = [{ id: 'C', statement: 's', owners: ['o'] }];
    const map = readText(newBlockerMap({ lane: 'FIX7-P0', blockers, conditions }));
    expect(map.broken).toBeUndefined();
    expect(problemsOf(map)).toEqual([]);
    expect(map.conditions[0]?.status?.value).toBe('UNMET');
  });

  it('may be empty', () => {
    expect(newBlockerMap({ lane: 'A', blockers: [] })).toBe(
      '{\n  "version": 1,\n  "lane": "A",\n  "blockers": []\n}\n',
    );
  });
});
