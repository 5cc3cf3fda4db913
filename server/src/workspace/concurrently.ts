/** Runs `work` for every item, a few at a time, so that thousands of files are not open at once. */
export async function concurrently<T>(items: Iterable<T>, work: (item: T) => Promise<void>, most = 16): Promise<void> {
  const iterator = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = iterator.next(); next.done !== true; next = iterator.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: most }, worker));
}
