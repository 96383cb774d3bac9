/**
 * Skatteetaten's own documents, read by local name: with and without namespace both occur, and unknown elements pass
 * (reference/mva-melding.md 3.2, 4.8).
 */
import type { z } from 'zod';
import type { filing, paymentDetails, serverFinding } from '../../../../shared/contract/mva.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { decodeXml } from './decode.ts';
import { readTree, type XmlElement } from './tree.ts';

export type Verdict = NonNullable<z.infer<typeof filing>['verdict']>;
export type ServerFinding = z.infer<typeof serverFinding>;
export type PaymentDetails = z.infer<typeof paymentDetails>;

export interface ValidationResult {
  readonly verdict: Verdict;
  readonly findings: readonly ServerFinding[];
}

const verdicts: Readonly<Record<string, Verdict>> = {
  'ingen avvik': 'ingen avvik',
  ingen_avvik: 'ingen avvik',
  gyldig_skattemelding: 'ingen avvik',
  'avvikende skattemelding': 'avvikende skattemelding',
  avvikende_skattemelding: 'avvikende skattemelding',
  'mangelfull skattemelding': 'mangelfull skattemelding',
  mangelfull_skattemelding: 'mangelfull skattemelding',
  'ugyldig skattemelding': 'ugyldig skattemelding',
  ugyldig_skattemelding: 'ugyldig skattemelding',
};
const verdictOf = (text: string): Verdict | undefined => verdicts[text.trim().toLowerCase()];

export function readValidationResult(bytes: Uint8Array): Promise<Outcome<ValidationResult>> {
  return readAnswer(bytes, 'valideringsresultat', validationResultOf);
}

/** A 409 from the app carries the result inside a JSON string or after a sentence of text (4.5). */
export async function findValidationResult(body: string): Promise<ValidationResult | undefined> {
  const plain = unquoted(body);
  const found = /<(?:[\w-]+:)?valideringsresultat[\s>][\s\S]*<\/(?:[\w-]+:)?valideringsresultat\s*>/.exec(plain)?.[0];
  if (!found) return undefined;
  const read = await readValidationResult(Buffer.from(found, 'utf8'));
  return read.ok ? read.value : undefined;
}

/** A text as it is, or the string inside a JSON text. */
function unquoted(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'string') return parsed;
    if (typeof parsed === 'object' && parsed !== null) return Object.values(parsed).join('\n');
  } catch {
    // Plain text.
  }
  return body;
}

export function readPayment(bytes: Uint8Array): Promise<Outcome<Omit<PaymentDetails, 'preliminary'>>> {
  return readAnswer(bytes, 'betalingsinformasjon', (root) => {
    const amount = Number(textOf(root, 'beloep') ?? 'NaN');
    const due = textOf(root, 'betalingsfrist')?.slice(0, 10) ?? '';
    if (!Number.isFinite(amount) || !/^\d{4}-\d{2}-\d{2}$/.test(due)) return undefined;
    return {
      amount: Math.trunc(amount),
      // Small i here; capital I is the return's own payout KID.
      kid: textOf(root, 'kundeidentifikasjonsnummer') ?? '',
      account: textOf(childOf(root, 'betalesTilKonto'), 'norskKontonummer') ?? '',
      payee: textOf(root, 'betaleTil') ?? '',
      due,
    };
  });
}

function validationResultOf(root: XmlElement): ValidationResult | undefined {
  const verdict = verdictOf(textOf(root, 'avvikVedMeldingslevering') ?? textOf(root, 'status') ?? '');
  if (!verdict) return undefined;
  const current = childrenOf(root, 'avvik').flatMap((place) =>
    childrenOf(place, 'avviksinformasjon').map((detail) => ({
      rule: ruleOf(textOf(detail, 'regelDefinisjon')),
      code: textOf(detail, 'avvikKode') ?? '',
      verdict: verdictOf(textOf(detail, 'avvikstype') ?? '') ?? '',
      text: textOf(detail, 'begrunnelse') ?? '',
      // The text `null` has been seen.
      mvaKode: nullWhen(textOf(place, 'mvaKode'), 'null'),
    })),
  );
  const older = childrenOf(root, 'valideringsfeil').flatMap((place) =>
    childrenOf(place, 'valideringsDetaljer').map((detail) => ({
      rule: ruleOf(textOf(detail, 'informasjon')),
      code: textOf(detail, 'avvikKode') ?? '',
      verdict: verdictOf(textOf(detail, 'alvorlighetsgrad') ?? '') ?? '',
      text: textOf(detail, 'feilmelding') ?? '',
      mvaKode: nullWhen(textOf(place, 'mvaKode'), 'null'),
    })),
  );
  return { verdict, findings: [...current, ...older] };
}

const ruleOf = (text: string | undefined): string | null => /R\d{3}/.exec(text ?? '')?.[0] ?? null;
const nullWhen = (text: string | undefined, absent: string): string | null => (!text || text === absent ? null : text);

async function readAnswer<T>(
  bytes: Uint8Array,
  element: string,
  take: (root: XmlElement) => T | undefined,
): Promise<Outcome<T>> {
  const text = decodeXml(bytes);
  const root = text.ok ? await readTree(text.value) : text;
  const value = root.ok && root.value.name === element ? take(root.value) : undefined;
  return value === undefined
    ? fail('http.unexpectedAnswer', { params: { host: 'Skatteetaten', element }, retryable: true })
    : ok(value);
}

function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

function textOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.text.trim();
}
