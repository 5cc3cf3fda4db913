import { asSeen } from '../syntax/seen.ts';
import type { Located, Span } from '../syntax/span.ts';
import { isDisguised } from './disguise.ts';
import type { MapLink } from './model.ts';

const MAP_NAME = /blocker-map\.jsonc?(?![\p{L}\p{N}_-])/giu;
const NO_PATH = /[\s()<>"'`|,;[\]]/;

/** The paths in a text that end in `blocker-map.json` or `blocker-map.jsonc`. */
export function mapPathsIn(text: string): Span[] {
  const paths: Span[] = [];
  for (const { index, 0: name } of text.matchAll(MAP_NAME)) {
    const last = paths.at(-1);
    let start = index;
    while (start > (last?.end ?? 0) && !NO_PATH.test(text.charAt(start - 1))) start -= 1;
    const end = index + name.length;
    // One path that has the words twice.
    if (last !== undefined && start === last.end) paths[paths.length - 1] = { start: last.start, end };
    else paths.push({ start, end });
  }
  return paths;
}

/** The link to the map at `path`, which the packet's readers are shown as `shown`. */
export function mapLinkOf(path: Located<string>, shown = path.value): MapLink {
  if (isDisguised(path.value)) {
    return { path, doubt: 'is named with a character that is hidden or only looks like another' };
  }
  const seen = asSeen(shown);
  const named = mapPathsIn(seen).map(({ start, end }) => fileOf(seen.slice(start, end)));
  const isOther = named.length > 0 && !named.includes(fileOf(path.value));
  return { path, doubt: isOther ? 'is not the one that the words of its link name' : undefined };
}

/** The link, which is in doubt where a key that readers take for the one of the map names something else. */
export const besideNear = (link: MapLink | undefined, near: Located<string> | undefined): MapLink | undefined =>
  near === undefined || near.value === link?.path.value
    ? link
    : { path: near, doubt: 'is named by a key that means nothing to a packet' };

/** The file's name that a path ends in, percent-encoding undone. */
function fileOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
