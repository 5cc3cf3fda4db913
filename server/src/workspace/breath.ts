/** A slice of work after which others get their turn, in milliseconds. */
const SLICE_MS = 25;

/** Lets what else there is to do have its turn, in the middle of long work. */
export class Breath {
  #since = performance.now();

  /** Waits for a turn of the event loop when this one has lasted for long enough. */
  async take(): Promise<void> {
    if (performance.now() - this.#since < SLICE_MS) return;
    await new Promise((resolve) => setTimeout(resolve));
    this.#since = performance.now();
  }
}
