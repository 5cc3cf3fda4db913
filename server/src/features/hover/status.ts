import type { MapFile, ProjectFile } from '../../core/project.ts';
import { type Located, touches } from '../../core/syntax/span.ts';
import type { SchemaName } from '../jsonSchema.ts';
import type { StatusPlace } from '../place.ts';
import { standing } from './blocker.ts';
import { verdict } from './entries.ts';
import { describeWord } from './schemaWords.ts';

const STATUS_PATHS = {
  packet: ['packet', ['status']],
  blocker: ['blocker-map', ['blockers', 0, 'status']],
  condition: ['blocker-map', ['conditions', 0, 'status']],
  grant: ['blocker-map', ['grants', 0, 'status']],
} as const satisfies Record<StatusPlace['of'], readonly [SchemaName, readonly (string | number)[]]>;

/** What the word of a status demands, and in a map how far its entry has come. */
export function describeStatus({ of, word, span }: StatusPlace, file: ProjectFile): string | undefined {
  const [schema, path] = STATUS_PATHS[of];
  const meaning = describeWord(schema, path, word);
  if (meaning === undefined) return undefined;
  const text = `**${word}**: ${meaning}`;
  if (file.kind === 'blocker-map') return `${text}\n\n${earnedAt(span.start, file)}`;
  return of === 'blocker' ? `${text} What counts is the level that the map shows.` : text;
}

/** What the entry of a map has earned whose status stands at `offset`. */
function earnedAt(offset: number, file: MapFile): string {
  const { map, earned } = file;
  const isHere = ({ status }: { readonly status: Located<string> | undefined }): boolean =>
    status !== undefined && touches(status.span, offset);
  const blocker = map.blockers.find(isHere);
  if (blocker !== undefined) {
    const weighed = earned?.blockers.find((each) => each.blocker === blocker);
    return `This blocker: ${standing(blocker, weighed, file)}`;
  }
  const condition = map.conditions.find(isHere);
  if (condition !== undefined) {
    const weighed = earned?.conditions.find((each) => each.condition === condition);
    return `This condition: ${verdict(weighed, condition.status?.value, 'UNMET', file)}`;
  }
  const grant = map.grants.find(isHere);
  const weighed = earned?.grants.find((each) => each.grant === grant);
  return `This grant: ${verdict(weighed, grant?.status?.value, 'NOT_GRANTED', file)}`;
}
