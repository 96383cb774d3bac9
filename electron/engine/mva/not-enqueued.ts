import type { Failure } from '../../../shared/outcome.ts';

/** Leaves a transaction that cannot be gone through with: nothing of it is written, and the failure is its answer. */
export class NotEnqueued extends Error {
  readonly failure: Failure;
  constructor(error: Failure) {
    super(error.code);
    this.failure = error;
  }
}
