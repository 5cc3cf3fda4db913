import { Element } from './elements.ts';
import type { Section } from './section.ts';

/** A run of `*` or `_`, or `~~`, that may start or end something. */
export interface Delimiter {
  readonly character: '*' | '_' | '~';
  readonly start: number;
  readonly end: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** How long it was before some of it was used. */
  readonly size: number;
}

interface Opener extends Delimiter {
  /** Where it stands among what was found. */
  readonly index: number;
  /** Openers are numbered from left to right. */
  readonly number: number;
}

/** CommonMark 0.31, section 6.2, rules 9 and 10: the lengths may not add up to a multiple of three. */
const fit = (open: Delimiter, close: Delimiter): boolean =>
  close.character === '~' ||
  !(close.canOpen || open.canClose) ||
  (open.size + close.size) % 3 !== 0 ||
  (open.size % 3 === 0 && close.size % 3 === 0);

/**
 * Matches delimiters from left to right, each with the nearest one before it that fits. Where none fits, none is looked
 * for again: that, and dropping what was passed over, makes the time proportional to the number of parts.
 */
export function resolved(parts: readonly (Element | Delimiter | undefined)[], section: Section): Element[] {
  if (parts.every((part) => part instanceof Element)) return [...parts];
  const found: (Element | undefined)[] = [];
  const openers = { '*': [] as Opener[], _: [] as Opener[], '~': [] as Opener[] };
  /** By what decides whether two fit: up to which number openers are known not to. */
  const bottoms = new Map<string, number>();
  let count = 0;
  const open = (delimiter: Delimiter, number: number) => {
    openers[delimiter.character].push({ ...delimiter, index: found.length, number });
    found.push(undefined);
  };

  for (const part of parts) {
    if (part === undefined) continue;
    if (part instanceof Element) {
      found.push(part);
      continue;
    }
    let close: Delimiter | undefined = part;
    while (close?.canClose) {
      const candidates: Opener[] = openers[close.character];
      const key: string = `${close.character}${close.canOpen} ${close.size % 3}`;
      const bottom = bottoms.get(key) ?? -1;
      let at = candidates.length - 1;
      while ((candidates[at]?.number ?? -1) > bottom && !fit(candidates[at] as Opener, close)) at -= 1;
      const opener = candidates[at];
      if (opener === undefined || opener.number <= bottom) {
        bottoms.set(key, count - 1);
        break;
      }
      const used: number =
        close.character === '~' ? 2 : Math.min(2, opener.end - opener.start, close.end - close.start);
      const name = close.character === '~' ? 'Strikethrough' : used === 1 ? 'Emphasis' : 'StrongEmphasis';
      const mark = close.character === '~' ? 'StrikethroughMark' : 'EmphasisMark';
      const start = opener.end - used;
      const end: number = close.start + used;
      const inside = found.slice(opener.index + 1).filter((each) => each !== undefined);
      const element = section.element(name, start, end, [
        section.element(mark, start, opener.end),
        ...inside,
        section.element(mark, close.start, end),
      ]);
      for (const each of Object.values(openers)) {
        while ((each.at(-1)?.index ?? -1) >= opener.index) each.pop();
      }
      found.length = opener.index;
      if (start > opener.start) open({ ...opener, end: start }, opener.number);
      found.push(element);
      close = end < close.end ? { ...close, start: end } : undefined;
    }
    if (close?.canOpen) open(close, count++);
  }
  return found.filter((each) => each !== undefined);
}
