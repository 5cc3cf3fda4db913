import type { LinkTarget } from '../../syntax/markdown/inline.ts';
import type { RichText } from '../../syntax/markdown/richText.ts';
import { VEIL } from '../../syntax/seen.ts';
import { type Located, movedBy, shifted } from '../../syntax/span.ts';
import { mapLinkOf, mapPathsIn } from '../mapLink.ts';
import type { MapLink } from '../model.ts';

const MAP_PATH = /blocker-map\.jsonc?$/i;

/** A link or words that name a blocker map. */
export interface FoundMapLink {
  readonly path: MapLink['path'];
  readonly whole: LinkTarget['whole'];
  readonly shown: string;
}

/** The first link, code span or word of the packet that ends in `blocker-map.json` or `blocker-map.jsonc`. */
export function firstMapLink(links: readonly FoundMapLink[], words: readonly FoundMapLink[]): MapLink | undefined {
  const first = [...links, ...words.filter((word) => !links.some((link) => isIn(word, link.whole)))].sort(
    (one, other) => one.path.span.start - other.path.span.start,
  )[0];
  return first && mapLinkOf(first.path, first.shown);
}

/** The same, `by` characters further on. */
export const movedMapLink = ({ path, whole, shown }: FoundMapLink, by: number): FoundMapLink => ({
  path: movedBy(path, by),
  whole: shifted(whole, by),
  shown,
});

/** Whether `link` leads to a map. Its fragment and query are no part of the path, its percent-encoding is undone. */
export function readMapLinks(link: LinkTarget): FoundMapLink[] {
  // A link that nobody sees says nothing: the map would be another one than the packet's readers are told.
  if (link.shown === '') return [];
  const value = decode(link.value.replace(/[?#].*$/s, ''));
  return MAP_PATH.test(value) ? [{ path: { value, span: link.span }, whole: link.whole, shown: link.shown }] : [];
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** The code spans and words of a text that name a map. */
export function readMapWords(text: RichText): FoundMapLink[] {
  if (!/blocker-map\.jsonc?/i.test(text.text) || text.text.includes(VEIL)) return [];
  const code = text.code.filter(({ start, end }) => MAP_PATH.test(text.text.slice(start, end).trim()));
  const words = mapPathsIn(text.text);
  const outside = words.filter((word) => !code.some((each) => each.start <= word.start && word.end <= each.end));
  return [...code, ...outside].map(({ start, end }) => {
    const path = text.slice(start, end);
    return { path: { value: path.text, span: path.span }, whole: path.span, shown: path.text };
  });
}

const isIn = (word: FoundMapLink, whole: Located<string>['span']): boolean =>
  whole.start <= word.path.span.start && word.path.span.end <= whole.end;
