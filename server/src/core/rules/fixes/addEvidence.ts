import type { Blocker, BlockerMap, Condition } from '../../blockerMap/model.ts';
import type { WeighedMap } from '../../project.ts';
import { appendEntries } from '../../syntax/json/edit.ts';
import type { JsonValue } from '../../syntax/json/toValue.ts';
import type { Fix } from '../rule.ts';
import { suggestion } from './edits.ts';

/** Keeps the place of what only a person knows. It is a placeholder, so that nothing counts before it is gone. */
export const TO_BE_FILLED_IN = 'TBD';

const record = { path: TO_BE_FILLED_IN, recordedBy: TO_BE_FILLED_IN, recordedOn: TO_BE_FILLED_IN };

const stubs: Readonly<Record<'record' | 'proof', JsonValue>> = {
  record: { kind: 'document', ...record },
  proof: { kind: 'rehearsal', snapshot: TO_BE_FILLED_IN, restored: TO_BE_FILLED_IN, ...record },
};

/** Adds an evidence entry to be filled in: any record, or a rehearsal. */
export function addEvidence(
  { uri, map }: WeighedMap,
  list: 'blockers' | 'conditions',
  entry: Blocker | Condition,
  kind: keyof typeof stubs,
): readonly Fix[] {
  const title = kind === 'proof' ? 'Add a rehearsal, to be filled in' : 'Add an evidence entry, to be filled in';
  return suggestion(uri, title, editsOf(map, list, entry.index, stubs[kind]));
}

const editsOf = (map: BlockerMap, list: string, index: number, stub: JsonValue) =>
  appendEntries(map, [list, index], 'evidence', [stub]);
