import type { ErrorCode } from '../../../shared/errors.ts';

/** Why a key file is not taken. Carries nothing of the file but what a person may read. */
export class KeyFileFault extends Error {
  readonly code: ErrorCode;
  readonly params: Record<string, string | number>;
  constructor(code: ErrorCode, params: Record<string, string | number> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}
