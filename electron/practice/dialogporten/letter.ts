/** What one kind of dialog says. Everything is computed from a few facts kept with the dialog, so no text is stored. */
export interface Facts {
  /** Name of the business. */
  readonly name: string;
  readonly organisation: string;
  readonly town: string;
  /** Whole kroner. */
  readonly amount: number;
  /** "4. termin 2026" */
  readonly period: string;
  /** Case number, as authorities write them. */
  readonly reference: string;
  /** Day the answer or the money is due, "10. desember 2026"; empty when there is none. */
  readonly due: string;
  /** Day it was sent. */
  readonly sent: string;
  /** Instance behind an app dialog: `{partyId}/{guid}`. */
  readonly instance?: string;
  /** Data elements of that instance that the dialog links to. */
  readonly receiptId?: string;
  readonly verdict?: string;
}

export interface LetterFile {
  /** With extension: pdf, txt or xml. */
  readonly filename: string;
  readonly title: string;
  readonly rows: readonly (readonly [string, string])[];
  /** Days the owner keeps it; without it for good. */
  readonly keptDays?: number;
  /** On a transmission that only those who may read this service too are let into. */
  readonly restrictedTo?: string;
}

export type Status = 'NotApplicable' | 'InProgress' | 'Draft' | 'Awaiting' | 'RequiresAttention' | 'Completed';

export interface Letter {
  readonly key: string;
  readonly resource: string;
  /** How common among a business's letters. */
  readonly weight: number;
  readonly title: (facts: Facts) => string;
  readonly titleEn?: (facts: Facts) => string;
  readonly summary: (facts: Facts) => string;
  /** Markdown. */
  readonly body: (facts: Facts) => string;
  readonly files: (facts: Facts) => readonly LetterFile[];
  readonly sender?: (facts: Facts) => string;
  /** While it is new. */
  readonly status: Status;
  /** Once its due day has passed, or some weeks after it came. */
  readonly later: Status;
  /** Days from sent to due. */
  readonly dueDays?: number;
  readonly confirm?: true;
  /** Short text beside the status, at most 25 signs. */
  readonly extended?: string;
  /** Sent to a sub-unit when there is one. */
  readonly toSubUnit?: true;
  /** The party sent something, and the service answered: transmissions. */
  readonly answered?: { readonly title: string; readonly text: string };
  /** Title of the transmission that carries the files with `restrictedTo`. */
  readonly restricted?: { readonly title: string; readonly to: string };
  /** `additionalInfo` of dialogs without a correspondence behind them. */
  readonly info?: (facts: Facts) => string;
}

/** "12 345" with a narrow no-break space. */
export function kroner(amount: number): string {
  const digits = String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, '\u202f');
  return `${amount < 0 ? '\u2212' : ''}${digits} kr`;
}

export const who = (facts: Facts) => `${facts.name} (org.nr. ${facts.organisation})`;

/** The frame every letter has: addressed, dated, and signed by an office. */
export function letterBody(facts: Facts, heading: string, paragraphs: readonly string[], office: string): string {
  return [
    `# ${heading}`,
    `**Til:** ${who(facts)}  \n**Dato:** ${facts.sent}  \n**Vår referanse:** ${facts.reference}`,
    ...paragraphs,
    `Vennlig hilsen\n\n**${office}**`,
    '> Dette brevet er laget for øving. Virksomheten, beløpene og saken er oppdiktet.',
  ].join('\n\n');
}

export const pdf = (name: string, title: string, rows: LetterFile['rows']): LetterFile => ({
  filename: `${name}.pdf`,
  title,
  rows,
});
