import { readBlockerMap } from '../../server/src/core/blockerMap/read.ts';
import { EarnedMap } from '../../server/src/core/evaluate/earnedMap.ts';
import {
  type EvaluatedOption,
  type Evaluation,
  evaluate,
  optionById,
} from '../../server/src/core/evaluate/evaluation.ts';
import type { EvidenceFact } from '../../server/src/core/evaluate/facts.ts';
import type { MapState } from '../../server/src/core/evaluate/mapState.ts';
import { earnedOf, idOf, type Requirement, requiredOf } from '../../server/src/core/evaluate/requirement.ts';
import { readMarkdownPacket } from '../../server/src/core/packet/markdown/read.ts';
import type { Packet } from '../../server/src/core/packet/model.ts';
import { SourceText } from '../../server/src/core/syntax/sourceText.ts';

export const TODAY = '2026-06-12';

export interface Given {
  /** Rows of the options table below HOLD: `AUTHORIZE_A | what | preconditions`. */
  readonly rows?: readonly string[];
  /** Markdown behind the table. */
  readonly text?: string;
  /** Markdown before everything. */
  readonly frontMatter?: string;
  readonly today?: string;
  readonly requireDigest?: boolean;
  /** The map as a value; `undefined` for none. */
  readonly map?: unknown;
  readonly facts?: Readonly<Record<string, EvidenceFact>>;
}

/** A packet with a HOLD and the given rows. */
export const packetWith = ({ rows = [], text = '', frontMatter = '' }: Given): string =>
  [
    ...(frontMatter === '' ? [] : ['---', frontMatter, '---']),
    '# A decision packet',
    '## Options (owner/GPT chooses exactly one; default HOLD_ALL)',
    '',
    '| option | what it authorizes | preconditions |',
    '|---|---|---|',
    '| HOLD_ALL (default) | nothing | none |',
    ...rows.map((row) => `| ${row} |`),
    '',
    text,
    '',
  ].join('\n');

/** Evaluates a packet with the given rows against the given map. */
export const evaluated = (given: Given): Evaluation => evaluatedText(packetWith(given), given);

export const evaluatedText = (text: string, given: Given): Evaluation =>
  evaluatedPacket(readMarkdownPacket(text), given);

/** Evaluates a packet that is read already against the given map. */
export function evaluatedPacket(packet: Packet, given: Given): Evaluation {
  const today = given.today ?? TODAY;
  return evaluate(packet, mapState(given, today), today);
}

function mapState({ map, facts = {}, requireDigest = false }: Given, today: string): MapState {
  if (map === undefined) return { kind: 'none' };
  const read = readBlockerMap(new SourceText(typeof map === 'string' ? map : JSON.stringify(map)));
  const uri = 'file:///w/blocker-map.json';
  if (read.broken !== undefined) return { kind: 'broken', uri, map: read };
  const circumstances = { facts: new Map(Object.entries(facts)), today, settings: { requireDigest } };
  return { kind: 'read', uri, earned: new EarnedMap(read, circumstances) };
}

/** The option with this ID, which must be there. */
export function optionOf(evaluation: Evaluation, id: string): EvaluatedOption {
  const option = optionById(evaluation, id);
  if (option === undefined) throw new Error(`There is no option ${id}.`);
  return option;
}

/** A requirement in one line: `blocker X-Y-1 RESOLVED/OPEN`, `condition - "text" MET/UNMET`. */
export const brief = (requirement: Requirement): string =>
  [
    requirement.kind,
    requirement.kind === 'condition' || requirement.kind === 'unknown'
      ? `"${requirement.text.value}"`
      : (idOf(requirement) ?? '-'),
    `${requiredOf(requirement)}/${earnedOf(requirement)}`,
  ].join(' ');

/** What one cell requires when it stands in the second row of the table. */
export const requirementsOf = (cell: string, given: Given = {}): string[] =>
  optionOf(evaluated({ ...given, rows: [`AUTHORIZE_A | a thing | ${cell}`] }), 'AUTHORIZE_A').requirements.map(brief);

/** A map of blockers with these IDs, all OPEN, in lane L-0. */
export const openMap = (...ids: readonly string[]): unknown => ({
  version: 1,
  lane: 'L-0',
  blockers: ids.map((id) => ({ id, title: `About ${id}`, owners: ['owner'], status: 'OPEN' })),
});
