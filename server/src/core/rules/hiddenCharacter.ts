import { type Disguise, disguisesIn, undisguised } from '../packet/disguise.ts';
import type { PacketFile, WeighedMap } from '../project.ts';
import type { Span } from '../syntax/span.ts';
import { suggestion } from './fixes/edits.ts';
import { revertToDefault } from './fixes/revertToDefault.ts';
import { isRecord } from './packets.ts';
import type { Fix, Report, Rule } from './rule.ts';
import { type SeenText, seenInMap, seenInPacket } from './seen.ts';

/** What its owner sees is not what is read. */
export const hiddenCharacter: Rule = {
  meta: {
    code: 'hidden-character',
    severity: 'error',
    summary:
      'A hidden character, or one that only looks like another, stands in an ID, a status, a selection or a grant.',
    guardsDecision: false,
  },
  checks: 'packet-or-entries',
  *check(file) {
    const told = new Told(file.source.text.length);
    for (const text of file.kind === 'packet' ? seenInPacket(file) : seenInMap(file)) {
      const disguises = disguisesIn(text.value);
      const [first] = disguises;
      if (first === undefined) continue;
      const start = startOf(file, text);
      const span =
        start === undefined ? text.span : { start: start + first.at, end: start + first.at + first.character.length };
      if (told.covers(span)) continue;
      told.add(start === undefined ? text.span : { start, end: start + text.value.length });
      yield { span, message: messageOf(text, first, disguises.length), fixes: () => replace(file, text, start) };
    }
    if (file.kind === 'packet') yield* veiled(file);
  },
};

/** Where it was told already that what stands there is not what is seen. */
class Told {
  readonly #length: number;
  #told: Uint8Array | undefined;

  constructor(length: number) {
    this.#length = length;
  }

  add({ start, end }: Span): void {
    this.#told ??= new Uint8Array(this.#length);
    this.#told.fill(1, start, end);
  }

  covers({ start, end }: Span): boolean {
    return this.#told !== undefined && end > start && !this.#told.subarray(start, end).includes(0);
  }
}

/** What no single character is the reason of: pictures, words in HTML, look-alikes of many kinds. */
function* veiled({ evaluation: { options, packet } }: PacketFile): Iterable<Report> {
  if (isRecord(packet)) return;
  for (const option of options) {
    // Most have none, and their requirements need not be placed in the text.
    if (!option.demands.hasUnknown) continue;
    for (const requirement of option.requirements) {
      if (requirement.kind !== 'unknown' || requirement.cause !== 'disguised') continue;
      if (requirement.from !== option.read.option.id.value || disguisesIn(requirement.text.value).length > 0) continue;
      yield { span: requirement.at, message: `${requirement.reason} It can never be met as it is written.` };
    }
  }
}

function messageOf({ what, value }: SeenText, { character, kind, seenAs }: Disguise, count: number): string {
  const point = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const holds =
    kind === 'hidden' ? `a character that nobody sees (${point})` : `${point}, which only looks like "${seenAs}"`;
  const more = count > 1 ? ` and ${count - 1} more of the kind` : '';
  return `A reader takes ${what} for "${undisguised(value)}", but it holds ${holds}${more}. What is read is not what is seen, so that it counts for nothing: type it anew.`;
}

/** Where the value starts in the file, if it stands there character for character. */
function startOf({ source }: PacketFile | WeighedMap, { value, span }: SeenText): number | undefined {
  const at = source.slice(span).indexOf(value);
  return at === -1 ? undefined : span.start + at;
}

/** A suggestion: only a person knows whether it was meant to be what it looks like. */
function replace(file: PacketFile | WeighedMap, text: SeenText, start: number | undefined): readonly Fix[] {
  if (!text.replaceable) return text.what === 'the selection' && file.kind === 'packet' ? revertToDefault(file) : [];
  const seen = undisguised(text.value);
  const title = `Replace it by "${seen}"`;
  if (start !== undefined) {
    const edits = disguisesIn(text.value).map(({ at, character, seenAs }) => ({
      span: { start: start + at, end: start + at + character.length },
      newText: seenAs,
    }));
    return suggestion(file.uri, title, edits);
  }
  const isString = file.source.text.startsWith('"', text.span.start);
  return isString ? suggestion(file.uri, title, [{ span: text.span, newText: JSON.stringify(seen) }]) : [];
}
