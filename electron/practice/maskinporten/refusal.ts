/** A refusal as the token endpoint words it: the MP code stands in the description (reference: system user, 1.6). */
export interface Refusal {
  readonly status: 400 | 403;
  readonly error: string;
  readonly description: string;
}

export function refusal(error: string, description: string, status: 400 | 403 = 400): Refusal {
  return { status, error, description };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'description' in value;
}
