/** Which system user the guide makes: one for clients, or one for the firm itself. */
export type Kind = 'agent' | 'standard';

/** The kind as it stands in the address. */
export const kindPath: Record<Kind, string> = { agent: 'klienter', standard: 'eget-firma' };
export const kindOfPath: Readonly<Record<string, Kind>> = { klienter: 'agent', 'eget-firma': 'standard' };
