import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../../schemas/', import.meta.url);
const names = readdirSync(folder);

// biome-ignore lint/suspicious/noExplicitAny: a schema is any JSON
type Schema = any;
const schemaOf = (name: string): Schema => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

const compile = (name: string) => {
  const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
  ajv.addVocabulary(['allowTrailingCommas', 'defaultSnippets', 'enumDescriptions', 'patternErrorMessage']);
  return ajv.compile(schemaOf(name));
};

/** Every part of a schema, with its path. */
function* partsOf(schema: Schema, path = '#'): Generator<[string, Schema]> {
  if (typeof schema !== 'object' || schema === null) return;
  yield [path, schema];
  for (const [key, value] of Object.entries(schema)) {
    if (key !== 'defaultSnippets') yield* partsOf(value, `${path}/${key}`);
  }
}

describe.each(names)('%s', (name) => {
  it('is a schema that ajv has nothing against', () => {
    expect(() => compile(name)).not.toThrow();
  });

  it('says what every property and every word means', () => {
    const silent: string[] = [];
    for (const [path, part] of partsOf(schemaOf(name))) {
      const definition = part.$ref?.startsWith('#/definitions/')
        ? schemaOf(name).definitions[part.$ref.slice('#/definitions/'.length)]
        : undefined;
      if (/\/properties\/[^/]+$/.test(path) && !/\/(?:if|then|allOf\/\d+)\//.test(path)) {
        if (!part.description && !definition?.description) silent.push(path);
      }
      if (part.enumDescriptions && part.enumDescriptions.length !== part.enum.length) silent.push(path);
    }
    expect(silent).toEqual([]);
  });
});

describe('words that people type', () => {
  it.each(['blocker-map.schema.json', 'decision-packet.schema.json'])('are explained in %s', (name) => {
    const unexplained = [...partsOf(schemaOf(name))].filter(
      ([path, part]) => Array.isArray(part.enum) && !part.enumDescriptions && !path.includes('/if/'),
    );
    expect(unexplained.map(([path]) => path)).toEqual([]);
  });
});

describe('own fields of a team', () => {
  it('are no error for other validators', () => {
    const map = { version: 1, lane: 'A', blockers: [], mine: 1, 'x-mine': 2 };
    expect(compile('blocker-map.schema.json')(map)).toBe(true);
  });
});

describe('a decision packet', () => {
  const validate = compile('decision-packet.schema.json');
  const packet = {
    version: 1,
    packet: 'FIX7-P0-NEXT',
    lane: 'FIX7-P0',
    date: '2026-06-12',
    revision: 1,
    status: 'active',
    title: 'Next',
    choosers: ['owner', 'GPT'],
    blockerMap: 'production-blocker-map.json',
    default: 'HOLD_PRODUCTION',
    selected: null,
    decidedBy: null,
    decidedOn: null,
    options: [
      { id: 'HOLD_PRODUCTION', authorizes: 'nothing further', preconditions: [] },
      {
        id: 'AUTHORIZE_PRECHECK_ONLY',
        authorizes: 'a precheck',
        preconditions: [{ option: 'HOLD_PRODUCTION' }, { condition: 'REAL_RUN precheck design' }],
      },
      {
        id: 'AUTHORIZE_EXECUTION',
        authorizes: 'actual production apply',
        preconditions: [
          { allBlockers: 'RESOLVED' },
          { blocker: 'FIX7-P0-DRYRUN-PROD-ROLLBACK-1', level: 'PROVEN' },
          { grant: 'REAL_RUN' },
        ],
      },
      { id: 'AUTHORIZE_NOTHING', authorizes: 'nothing', preconditions: 'none' },
    ],
    recommendation: { option: 'AUTHORIZE_PRECHECK_ONLY', discharges: ['FIX7-P0-DRYRUN-PROD-ROLLBACK-1'] },
  };
  const withPrecondition = (precondition: unknown) => ({
    ...packet,
    options: [{ id: 'A', preconditions: [precondition] }],
  });

  it.each([
    ['in full', packet],
    ['that is short', { version: 1, options: [] }],
    ['that is decided', { ...packet, selected: 'A', decidedBy: ['owner', 'GPT'], decidedOn: '2026-06-21' }],
  ])('%s is valid', (_, valid) => {
    validate(valid);
    expect(validate.errors).toBeNull();
  });

  it.each([
    ['another version', { ...packet, version: 2 }],
    ['no options', { version: 1 }],
    ['an unknown status', { ...packet, status: 'final' }],
    ['an ID that is none', { ...packet, options: [{ id: 'hold' }] }],
    ['a blocker without a level', withPrecondition({ blocker: 'A-1' })],
    ['a blocker at OPEN', withPrecondition({ blocker: 'A-1', level: 'OPEN' })],
    ['two preconditions in one', withPrecondition({ grant: 'A', condition: 'B' })],
    ['a precondition that is empty', withPrecondition({})],
    ['a precondition that is a text', withPrecondition('A-1')],
    ['another word for no preconditions', { ...packet, options: [{ id: 'A', preconditions: 'nothing' }] }],
  ])('with %s is not valid', (_, invalid) => {
    expect(validate(invalid)).toBe(false);
  });
});

describe('a report', () => {
  const position = { line: 3, character: 0 };
  const range = { start: position, end: { line: 3, character: 9 } };
  const counts = { files: 2, packets: 1, maps: 1, options: 5, preconditions: 20, blockers: 7, grants: 0 };
  const check = {
    version: 1,
    today: '2026-06-12',
    files: [
      { path: 'a/map.json', kind: 'blocker-map', findings: [] },
      {
        path: 'a/packet.md',
        kind: 'packet',
        findings: [
          {
            code: 'selection-blocked',
            severity: 'error',
            message: 'No.',
            range,
            related: [{ path: 'a/map.json', range, message: 'Here.' }],
            fixes: [{ title: 'Revert to HOLD_PRODUCTION', preferred: true, safe: true }],
          },
        ],
      },
    ],
    counts: { ...counts, error: 1, warning: 0, info: 0, hint: 0 },
  };
  const precondition = {
    kind: 'condition',
    id: null,
    text: 'operator builds clone',
    required: 'MET',
    earned: 'UNMET',
    met: false,
    owners: [],
    from: 'A',
  };
  const packet = {
    path: 'a/packet.md',
    title: null,
    date: '2026-06-12',
    lane: 'FIX7-P0',
    status: 'active',
    map: null,
    default: 'HOLD',
    selected: [],
    inForce: 'HOLD',
    reason: 'nothing-selected',
    options: [{ id: 'A', available: false, met: 0, total: 1, preconditions: [precondition] }],
    blockers: [
      {
        id: 'X-1',
        title: 'x',
        owners: ['o'],
        claimed: 'WAIVED',
        earned: 'RESOLVED',
        gates: ['A'],
        unlocks: [],
        rank: 1,
      },
    ],
    recommendation: null,
  };
  const summary = { version: 1, today: '2026-06-12', packets: [packet] };
  const gate = {
    version: 1,
    today: '2026-06-12',
    packet: 'a/packet.md',
    option: 'A',
    open: false,
    inForce: 'HOLD',
    reason: 'nothing-selected',
    unmet: [precondition],
  };

  it.each([
    ['check', check],
    ['summary', summary],
    ['summary', { ...summary, packets: [{ ...packet, recommendation: { option: null, discharges: ['X-1'] } }] }],
    ['gate', gate],
    ['gate', { ...gate, inForce: null, reason: 'no-default' }],
  ])('of %s is valid', (name, report) => {
    const validate = compile(`${name}-report.schema.json`);
    validate(report);
    expect(validate.errors).toBeNull();
  });

  it.each([
    ['check', { ...check, extra: 1 }],
    ['check', { ...check, counts }],
    ['check', { ...check, files: [{ path: 'a\\b', kind: 'packet', findings: [] }] }],
    ['summary', { ...summary, packets: [{ ...packet, reason: 'because' }] }],
    ['summary', { ...summary, packets: [{ ...packet, options: [{ ...packet.options[0], met: -1 }] }] }],
    ['gate', { ...gate, unmet: [{ ...precondition, met: true }] }],
    ['gate', { ...gate, unmet: [{ ...precondition, kind: 'unknown', earned: 'MET' }] }],
    ['gate', { ...gate, unmet: [{ ...precondition, kind: 'blocker' }] }],
    ['gate', { ...gate, unmet: [{ ...precondition, note: 1 }] }],
  ])('of %s may not be otherwise', (name, report) => {
    expect(compile(`${name}-report.schema.json`)(report)).toBe(false);
  });
});
