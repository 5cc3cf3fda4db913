import { normaliseStatement } from '../../core/blockerMap/statement.ts';
import { isNoneLike, isPlaceholder } from '../../core/packet/values.ts';
import { isBlockerId, isOptionId, isOptionWord } from '../../core/packet/words.ts';
import type { ProjectFile } from '../../core/project.ts';
import type { Thing } from '../things.ts';

/** Letters, digits and what joins them: what the readers of cells and grant phrases take for one name. */
const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?$/u;
/** Words that mean something else where a condition or grant is named. */
const RESERVED = /^(?:above|and|with|plus|distinct|grants?|proven|proved|proves?|design(?:ed)?|selected|default)$/i;

/** Why `id` cannot be the new ID of `thing`, whose files are `files`, in one or two sentences; `undefined` if it can. */
export function whyNot(id: string, thing: Thing, files: readonly ProjectFile[]): string | undefined {
  return whyMalformed(id, thing, files) ?? whyTaken(id, thing, files);
}

function whyMalformed(id: string, { kind, id: old }: Thing, files: readonly ProjectFile[]): string | undefined {
  switch (kind) {
    case 'blocker': {
      if (!isBlockerId(id)) {
        return `"${id}" is no blocker ID. It consists of capital letters and digits in segments joined by hyphens and ends in a number, such as FIX7-P0-PROD-CI-SCOPE-1.`;
      }
      const lane = lanesOf(files).find((each) => old.startsWith(`${each}-`) && !id.startsWith(`${each}-`));
      return lane === undefined ? undefined : `A blocker ID of this map begins with its lane: ${lane}-.`;
    }
    case 'option':
      return isOptionId(id)
        ? undefined
        : `"${id}" is no option ID. It consists of capital letters and digits in words joined by underscores, such as HOLD_PRODUCTION.`;
    case 'condition':
      return whyNoName(id, 'condition');
    case 'grant': {
      const reason = whyNoName(id, 'grant');
      if (reason !== undefined || /[\p{Lu}\p{N}_]/u.test(id) || isTracked(old, files)) return reason;
      return `"${id}" would not be read as a grant, because nothing in the blocker map tracks it. Give it a capital letter, a digit or an underscore.`;
    }
  }
}

function whyNoName(id: string, what: 'condition' | 'grant'): string | undefined {
  const isWord = NAME.test(id) && !RESERVED.test(id) && !isNoneLike(id) && !isPlaceholder(id);
  if (!isWord) return `"${id}" is no name for a ${what}. It is one word of letters, digits, ".", "_" and "-".`;
  if (isBlockerId(id)) return `"${id}" looks like a blocker's ID; a ${what} may not.`;
  if (what === 'condition' && isOptionWord(id)) return `"${id}" would be read as an option's ID.`;
  return undefined;
}

const isTracked = (grant: string, files: readonly ProjectFile[]): boolean =>
  files.some((file) => file.kind === 'blocker-map' && file.map.grants.some(({ id }) => id?.value === grant));

const lanesOf = (files: readonly ProjectFile[]): string[] =>
  files.flatMap((file) => (file.kind === 'blocker-map' ? (file.map.lane?.value ?? []) : []));

function whyTaken(id: string, { kind }: Thing, files: readonly ProjectFile[]): string | undefined {
  const taken = files.find((file) =>
    namesIn(file, kind).some((name) => name === id || isSameStatement(name, id, kind)),
  );
  if (taken === undefined) return undefined;
  const where = taken.kind === 'packet' ? 'packet' : 'blocker map';
  return `${id} is taken: the ${where} has a${kind === 'option' ? 'n' : ''} ${kind} of this name already.`;
}

const isSameStatement = (name: string, id: string, kind: Thing['kind']): boolean =>
  kind === 'condition' && normaliseStatement(name) === normaliseStatement(id);

function namesIn(file: ProjectFile, kind: Thing['kind']): readonly string[] {
  if (file.kind === 'packet') return kind === 'option' ? file.evaluation.packet.options.map(({ id }) => id.value) : [];
  switch (kind) {
    case 'blocker':
      return file.map.blockers.flatMap(({ id }) => id?.value ?? []);
    case 'grant':
      return file.map.grants.flatMap(({ id }) => id?.value ?? []);
    case 'condition':
      return file.map.conditions.flatMap(({ id, statement }) => [id?.value ?? [], statement?.value ?? []].flat());
    case 'option':
      return [];
  }
}
