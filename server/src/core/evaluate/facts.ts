/** What a host found at an evidence entry's `path`, links resolved. */
export type EvidenceFact =
  /** A regular file inside the workspace. */
  | {
      readonly kind: 'file';
      /** SHA-256 of its bytes, 64 lower-case hex digits. */
      readonly sha256: string;
      /** Whether it is the map itself or a packet, which prove nothing about themselves. */
      readonly self: boolean;
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'outside' }
  /** There, but no regular file, or one that cannot be read; `why` goes behind "it": `is a directory`. */
  | { readonly kind: 'unusable'; readonly why: string };

/** Facts by `path` as the map writes it. A path without a fact counts as missing. */
export type EvidenceFacts = ReadonlyMap<string, EvidenceFact>;

export const isSameFacts = (one: EvidenceFacts, other: EvidenceFacts): boolean =>
  one.size === other.size && [...one].every(([path, fact]) => JSON.stringify(fact) === JSON.stringify(other.get(path)));

/** What the configuration says that evaluation depends on. */
export interface Settings {
  /** Whether evidence files must carry `sha256`. */
  readonly requireDigest: boolean;
}

/** What the evaluation of a map depends on beside its text. */
export interface Circumstances {
  readonly facts: EvidenceFacts;
  /** The UTC day, `YYYY-MM-DD`. */
  readonly today: string;
  readonly settings: Settings;
}
