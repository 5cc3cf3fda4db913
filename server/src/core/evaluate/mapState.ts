import type { BlockerMap } from '../blockerMap/model.ts';
import type { EarnedMap } from './earnedMap.ts';

/** How a packet stands to its blocker map. Only a map that was `read` can make anything met. URIs are strings. */
export type MapState =
  | { readonly kind: 'read'; readonly uri: string; readonly earned: EarnedMap }
  /** There, but with a syntax error, a duplicate key or a wrong version. */
  | { readonly kind: 'broken'; readonly uri: string; readonly map: BlockerMap }
  /** There, but it cannot be read as text; `why` goes behind "it": `is a directory`. */
  | { readonly kind: 'unreadable'; readonly uri: string; readonly why: string }
  /** The packet names a map that is not there. */
  | { readonly kind: 'missing'; readonly uri: string }
  /** The packet names a map outside the workspace; it is not read. */
  | { readonly kind: 'outside' }
  /** The packet names none, and the nearest folder that has any has several. */
  | { readonly kind: 'ambiguous'; readonly uris: readonly string[] }
  /** The packet names none, and there is none in its folder or above. */
  | { readonly kind: 'none' };

/** The map that counts, if any. */
export const earnedMapOf = (state: MapState): EarnedMap | undefined =>
  state.kind === 'read' ? state.earned : undefined;
