import type { EarnedMap } from '../core/evaluate/earnedMap.ts';
import type { ProjectFile } from '../core/project.ts';
import { resolvePath } from '../workspace/paths.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { isWithin, parentOf } from '../workspace/uris.ts';
import type { FilePlace } from './place.ts';
import { memo } from './places/memo.ts';

/**
 * The URI that a path in `file` leads to, by its letters; `undefined` for one that leaves the workspace. Paths of a
 * map are relative to the map, those of a packet to the packet.
 */
export function targetOf(place: FilePlace, file: ProjectFile, snapshot: Snapshot): string | undefined {
  if (place.is === 'address') return place.path;
  if (place.is === 'link' && /^(?:[a-z][a-z0-9+.-]*:|#)/i.test(place.path)) return undefined;
  const path = place.is === 'link' ? decode(place.path.replace(/[?#].*$/s, '')) : place.path;
  const target = resolvePath(path, parentOf(file.uri), rootOf(file.uri, snapshot) ?? parentOf(file.uri));
  return target.kind === 'inside' ? target.uri : undefined;
}

/** The innermost folder of the workspace around `uri`. */
export function rootOf(uri: string, { projects }: Snapshot): string | undefined {
  const around = [...projects.keys()].filter((root) => isWithin(root, uri));
  return around.sort((one, other) => other.length - one.length)[0];
}

/** Whether a map's evidence at `path` was found to be there, as far as anybody looked. */
export const isThere = (path: string, file: ProjectFile): boolean =>
  file.kind !== 'blocker-map' || file.earned === undefined || !missingIn(file.earned).has(path);

/** The paths of evidence at which nothing was found. */
const missingIn = memo((earned: EarnedMap): ReadonlySet<string> => {
  const entries = [...earned.blockers, ...earned.conditions].flatMap(({ evidence }) => evidence);
  const missing = entries.filter(({ fact }) => fact?.kind === 'missing');
  return new Set(missing.flatMap(({ evidence }) => evidence.path?.value ?? []));
});

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
