/** Somebody who watches long work, and may have it given up. */
export interface Watch {
  readonly isCancelled: boolean;
  /** So many files and folders have been looked at by now. */
  saw(count: number): void;
}

/** Work that was given up on request. What it has found by then is kept. */
export class GivenUp extends Error {
  constructor() {
    super('The work was given up.');
  }
}
