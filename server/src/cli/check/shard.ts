import { UsageError } from '../io.ts';
import { plural } from '../plural.ts';
import type { Selection } from '../selection.ts';

/** One part of several that together are the whole; `index` counts from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Reads `2/5`. Throws for anything else. */
export function readShard(written: string): Shard {
  const [, index, count] = /^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(written) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (index === undefined || count === undefined || shard.index > shard.count) {
    throw new UsageError(`--shard needs a part and how many there are, as 2/5, and "${written}" is none.`);
  }
  return shard;
}

/**
 * The files of one part: every nth in the order of their paths, so that each is in exactly one part, and the parts are
 * of one size. All of them are judged with the whole workspace; configurations are reported on with the first. Throws
 * for a part without files.
 */
export function takeShard(selection: Selection, { index, count }: Shard): Selection {
  const uris = [...selection.files.map(({ file }) => file.uri), ...selection.unreadable.map(({ uri }) => uri)];
  const paths = uris.sort((one, other) => (selection.pathOf(one) < selection.pathOf(other) ? -1 : 1));
  const own = new Set(paths.filter((_, at) => at % count === index - 1));
  if (own.size === 0) {
    throw new UsageError(
      `Part ${index} of ${count} has no files: there ${paths.length === 1 ? 'is' : 'are'} only ${plural(paths.length, 'file')}. Use no more parts than that.`,
    );
  }
  return {
    ...selection,
    files: selection.files.filter(({ file }) => own.has(file.uri)),
    configs: index === 1 ? selection.configs : [],
    unreadable: selection.unreadable.filter(({ uri }) => own.has(uri)),
  };
}
