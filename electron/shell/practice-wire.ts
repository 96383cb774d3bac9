/** Shell → practice, over its utility process's message port. */
export type ToPractice =
  | ({ readonly type: 'open'; readonly folder: string } & PracticeWishes)
  /** Forgets everything and makes the firm anew, on the same port; answered by `ready`. */
  | { readonly type: 'reset' }
  | { readonly type: 'stop' };

/** What whoever starts the app may ask of practice, by environment variables; nothing a window can reach. */
export interface PracticeWishes {
  /** Fault controls exist only with it: one secret per start. `KLIENTBRO_PRACTICE_FAULT_SECRET` */
  readonly faultSecret?: string;
  /** For benches; holds from a folder's first start. `KLIENTBRO_PRACTICE_SIZE` */
  readonly size?: 'small' | 'large';
}

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
