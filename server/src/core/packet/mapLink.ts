import { asSeen } from '../syntax/seen.ts';
import type { Located } from '../syntax/span.ts';
import { isDisguised } from './disguise.ts';
import type { MapLink } from './model.ts';

/** A path in a text that ends in `blocker-map.json` or `blocker-map.jsonc`. */
export const MAP_WORD = /[^\s()<>"'`|,;[\]]*blocker-map\.jsonc?(?![\p{L}\p{N}_-])/giu;

/** The link to the map at `path`, which the packet's readers are shown as `shown`. */
export function mapLinkOf(path: Located<string>, shown = path.value): MapLink {
  if (isDisguised(path.value)) {
    return { path, doubt: 'is named with a character that is hidden or only looks like another' };
  }
  const named = [...asSeen(shown).matchAll(MAP_WORD)].map(([word]) => fileOf(word));
  const isOther = named.length > 0 && !named.includes(fileOf(path.value));
  return { path, doubt: isOther ? 'is not the one that the words of its link name' : undefined };
}

/** The file's name that a path ends in, percent-encoding undone. */
function fileOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
