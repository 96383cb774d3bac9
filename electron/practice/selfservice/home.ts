/** Where the self-service pages live. */
export const HOME = '/selvbetjening';
