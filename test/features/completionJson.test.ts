import { describe, expect, test } from 'vitest';
import { Completed } from './completed.ts';
import { lane, MAP, map, PACKET, put } from './lane.ts';

const row = (cell: string) => put('| AUTHORIZE_REHEARSAL; LANE-A-SCOPE-1 |', `| ${cell}`);

describe('in a map', () => {
  test.each([
    [
      'the properties that a blocker lacks, the required ones first',
      put('"status": "OPEN",', '│'),
      ['status', 'dischargedBy', 'resolvedBy', 'resolvedOn', 'waiver', 'evidence', 'notes'],
    ],
    ['the statuses', put('"status": "OPEN"', '"status": "│"'), ['OPEN', 'DESIGNED', 'RESOLVED', 'PROVEN', 'WAIVED']],
    ['the other blockers in requires', put('["LANE-A-ROLLBACK-1"]', '["│"]'), ['LANE-A-ROLLBACK-1']],
    [
      'the options of the packets in dischargedBy',
      put('"AUTHORIZE_REHEARSAL"', '"│"'),
      ['HOLD_ALL', 'AUTHORIZE_REHEARSAL', 'AUTHORIZE_DRYRUN', 'AUTHORIZE_EXECUTION'],
    ],
    ['the roles that are not among the owners', put('["owner", "operator"]', '["owner", "│"]'), ['operator', 'GPT']],
    ['the owners alone where one of them must be named', put('"grantedBy": "owner"', '"grantedBy": "│"'), ['owner']],
    ['the day', put('"grantedOn": "2026-06-02"', '"grantedOn": "│"'), ['2026-06-12']],
    ['the kinds of evidence', put('"kind": "design"', '"kind": │'), ['design', 'document', 'rehearsal', 'dry-run']],
    ['the files beside the map as evidence', put('"evidence/rollback.md"', '"│"'), ['decisions/', 'evidence/']],
    [
      'what may stand for a folder in the middle of a path',
      put('"evidence/rollback.md"', '"evi│dence/rollback.md"'),
      ['decisions/', 'evidence/'],
    ],
    ['the files of a folder', put('"evidence/rollback.md"', '"evidence/│"'), ['rollback.md']],
    ['nothing of what lies outside the workspace', put('"evidence/rollback.md"', '"../│"'), []],
    ['nothing in a comment', put('"version": 1,', '"version": 1, // │'), []],
  ])('there are %s', async (_, change, labels) => {
    expect((await Completed.in(lane({ [MAP]: change }))).labels).toEqual(labels);
  });

  test.each([
    ['a blank between properties', put('"status": "OPEN",', ' │'), ' ', 0],
    ['a blank in a text', put('"scope the surface"', '"scope │the surface"'), ' ', 0],
    ['a hyphen in an ID', put('"id": "LANE-A-SCOPE-1"', '"id": "LANE-│"'), '-', 0],
    ['a blank where a value is due', put('"status": "OPEN",', '"status": │'), ' ', 5],
    ['a quote where a value is due', put('"status": "OPEN",', '"status": "│"'), '"', 5],
    ['a slash in a path', put('"evidence/rollback.md"', '"evidence/│"'), '/', 1],
  ])('%s brings up what is due there, or nothing', async (_, change, trigger, count) => {
    expect((await Completed.in(lane({ [MAP]: change }), trigger)).labels).toHaveLength(count);
  });

  test('a property brings its colon, its quotes and the commas around it', async () => {
    const completed = await Completed.in(lane({ [MAP]: put('"status": "OPEN",\n', '"title": "x"\n      dis│\n') }));
    expect(completed.textWith('dischargedBy')).toContain('"title": "x",\n      "dischargedBy": "",\n');
  });

  test('a property in quotes is replaced with them', async () => {
    const completed = await Completed.in(lane({ [MAP]: put('"requires":', '"req│":') }));
    expect(completed.taken('requires').trim()).toBe('"requires": ["LANE-A-ROLLBACK-1"]');
  });

  test('a value without quotes gets them', async () => {
    const completed = await Completed.in(lane({ [MAP]: put('"status": "OPEN"', '"status": RES│') }));
    expect(completed.taken('RESOLVED').trim()).toBe('"status": "RESOLVED",');
  });

  test('a list is completed by a whole entry', async () => {
    const completed = await Completed.in(
      lane({
        [MAP]: put(
          '"statement": "operator builds clone", "owners": ["operator"], "status": "UNMET", "evidence": []',
          '"evidence": [│]',
        ),
      }),
    );
    expect(completed.labels).toEqual([
      'Evidence: a file',
      'Evidence: a URL',
      'Evidence: a rehearsal',
      'Evidence: a dry run',
    ]);
    expect(completed.textWith('Evidence: a URL')).toContain('"url": "https://"');
  });

  test('an empty file can become a map', async () => {
    const completed = await Completed.in({ 'a-blocker-map.json': '│' });
    expect(JSON.parse(completed.textWith('Blocker map'))).toMatchObject({ version: 1, lane: 'LANE' });
  });

  test('an ID that packets name is suggested for a new entry', async () => {
    const completed = await Completed.in(
      lane({ [PACKET]: row('LANE-A-NEW-1 |'), [MAP]: put('"id": "LANE-A-SCOPE-1"', '"id": "│"') }),
    );
    expect(completed.labels).toEqual(expect.arrayContaining(['LANE-A-NEW-1']));
  });

  test('half of a file is enough', async () => {
    const half = map.slice(0, map.indexOf('"dischargedBy"'));
    const completed = await Completed.in(lane({ [MAP]: () => `${half}"requires": ["│` }));
    expect(completed.taken('LANE-A-SCOPE-1').trim()).toBe('"requires": ["LANE-A-SCOPE-1');
  });
});

describe('in a packet of JSON', () => {
  const packetWith = (preconditions: string): string =>
    `{ "version": 1, "blockerMap": "${MAP}", "default": "HOLD_ALL", "options": [{ "id": "HOLD_ALL", "preconditions": "none" }, { "id": "GO", "preconditions": ${preconditions} }] }`;

  test.each([
    ['[{ "blocker": "│" }]', ['LANE-A-SCOPE-1', 'LANE-A-ROLLBACK-1']],
    ['[{ "blocker": "LANE-A-SCOPE-1", "level": "│" }]', ['DESIGNED', 'RESOLVED', 'PROVEN']],
    ['[{ "condition": "│" }]', ['operator builds clone']],
    ['[{ "grant": "│" }]', ['REAL_RUN', 'permit']],
    ['[{ "option": "│" }]', ['HOLD_ALL', 'GO']],
    ['[│]', ['Blocker', 'All blockers', 'Condition', 'Grant', 'Option']],
  ])('%s is completed', async (preconditions, labels) => {
    const completed = await Completed.in({ ...lane(), 'b.packet.json': packetWith(preconditions) });
    expect(completed.labels).toEqual(labels);
  });
});
