/** Shell → practice, over its utility process's message port. */
export type ToPractice =
  | { readonly type: 'open'; readonly folder: string }
  /** Forgets everything and makes the firm anew, on the same port; answered by `ready`. */
  | { readonly type: 'reset' }
  | { readonly type: 'stop' };

export interface PracticeReady {
  readonly type: 'ready';
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly firm: { readonly organisationNumber: string; readonly name: string };
}

/** Practice → shell. `reason` is a short code for the log. */
export type FromPractice =
  | PracticeReady
  | { readonly type: 'failed'; readonly reason: string }
  | { readonly type: 'stopped' };
