import type { Block } from '../../syntax/markdown/document.ts';
import type { LinkTarget } from '../../syntax/markdown/inline.ts';
import type { RichText } from '../../syntax/markdown/richText.ts';
import { VEIL } from '../../syntax/seen.ts';
import type { Located } from '../../syntax/span.ts';
import { mapLinkOf, mapPathsIn } from '../mapLink.ts';
import type { MapLink } from '../model.ts';

const MAP_PATH = /blocker-map\.jsonc?$/i;

/** The first link, code span or word of the packet that ends in `blocker-map.json` or `blocker-map.jsonc`. */
export function findMapLink(blocks: readonly Block[], definitions: readonly LinkTarget[]): MapLink | undefined {
  // A link that nobody sees says nothing: the map would be another one than the packet's readers are told.
  const links = [...blocks.flatMap((block) => block.links), ...definitions]
    .filter((link) => link.shown !== '')
    .flatMap((link) => readLink(link));
  const words = blocks.flatMap((block) => textsOf(block).flatMap((text) => wordsIn(text)));
  const first = [...links, ...words.filter((word) => !links.some((link) => isIn(word, link.whole)))].sort(
    (one, other) => one.path.span.start - other.path.span.start,
  )[0];
  return first && mapLinkOf(first.path, first.shown);
}

interface FoundLink {
  readonly path: MapLink['path'];
  readonly whole: LinkTarget['whole'];
  readonly shown: string;
}

/** A link's fragment and query are no part of the path, its percent-encoding is undone. */
function readLink(link: LinkTarget): FoundLink[] {
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

const textsOf = (block: Block): readonly RichText[] =>
  block.kind === 'text' ? [block.text] : [block.header, ...block.rows].flatMap((row) => row.cells);

function wordsIn(text: RichText): FoundLink[] {
  if (!/blocker-map\.jsonc?/i.test(text.text) || text.text.includes(VEIL)) return [];
  const code = text.code.filter(({ start, end }) => MAP_PATH.test(text.text.slice(start, end).trim()));
  const words = mapPathsIn(text.text);
  const outside = words.filter((word) => !code.some((each) => each.start <= word.start && word.end <= each.end));
  return [...code, ...outside].map(({ start, end }) => {
    const path = text.slice(start, end);
    return { path: { value: path.text, span: path.span }, whole: path.span, shown: path.text };
  });
}

const isIn = (word: FoundLink, whole: Located<string>['span']): boolean =>
  whole.start <= word.path.span.start && word.path.span.end <= whole.end;
