import type { PracticeContext } from '../core/context.ts';
import { derivedId } from '../dialogporten/identity.ts';
import { kroner } from '../dialogporten/letter.ts';
import { paymentXml } from '../skatteetaten/payment.ts';
import { type Period, periodInWords } from '../skatteetaten/periods.ts';
import { makePdf } from '../skatteetaten/receipt.ts';
import { RETURN_NAMESPACE } from '../skatteetaten/shapes.ts';
import { resultXml } from '../skatteetaten/verdict.ts';
import { type FiledReturn, type FiledReturns, figuresOf, totalOf } from './history.ts';
import { type DataElement, type Instance, type Instances, SKATTEETATEN } from './instances.ts';

export interface ReceiptFacts {
  readonly name: string;
  readonly organisation: string;
  readonly period: Period;
  readonly category: string;
  readonly amount: number;
  readonly verdict: string;
  readonly reference: string;
  readonly at: number;
  readonly deliveredBy: string;
}

/** The receipt Skatteetaten gives back, one readable page (reference mva-melding 4.3). */
export function receiptPdf(facts: ReceiptFacts): Promise<Uint8Array> {
  const refused = facts.verdict === 'ugyldig skattemelding';
  return makePdf({
    heading: refused ? 'Mva-meldingen er avvist' : 'Kvittering for mva-melding',
    at: facts.at,
    rows: [
      ['Virksomhet', facts.name],
      ['Organisasjonsnummer', facts.organisation],
      ['Skattleggingsperiode', periodInWords(facts.period)],
      ['Meldingskategori', facts.category],
      [facts.amount < 0 ? 'Til gode' : 'Å betale', kroner(Math.abs(facts.amount))],
      ['Resultat', facts.verdict],
      ['Levert av', facts.deliveredBy],
      ['Mottatt', new Date(facts.at).toLocaleString('nb-NO', { timeZone: 'Europe/Oslo' })],
      ['Referanse', facts.reference],
    ],
    paragraphs: refused
      ? ['Meldingen regnes ikke som levert. Rett feilene i valideringsresultatet og lever en ny melding.']
      : ['Meldingen er mottatt. Betalingsinformasjonen følger i egen fil.'],
  });
}

export function seededReturnXml(
  context: PracticeContext,
  filed: Pick<FiledReturn, 'organisation' | 'kind' | 'value' | 'year' | 'category'>,
): string {
  const period = { kind: filed.kind, value: filed.value, year: filed.year };
  const figures = figuresOf(context, filed.organisation, period);
  const lines = figures.map(
    ({ code, base, rate, vat }) => `    <mvaSpesifikasjonslinje>
      <mvaKode>${code}</mvaKode>${base === undefined ? '' : `\n      <grunnlag>${base}</grunnlag>\n      <sats>${rate}</sats>`}
      <merverdiavgift>${vat}</merverdiavgift>
    </mvaSpesifikasjonslinje>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<mvaMeldingDto xmlns="${RETURN_NAMESPACE}">
  <innsending>
    <regnskapssystemsreferanse>${filed.organisation}-${filed.year}-${filed.value}</regnskapssystemsreferanse>
  </innsending>
  <skattegrunnlagOgBeregnetSkatt>
    <skattleggingsperiode>
      <periode>
        <${filed.kind}>${filed.value}</${filed.kind}>
      </periode>
      <aar>${filed.year}</aar>
    </skattleggingsperiode>
    <fastsattMerverdiavgift>${totalOf(figures)}</fastsattMerverdiavgift>
${lines.join('\n')}
  </skattegrunnlagOgBeregnetSkatt>
  <betalingsinformasjon/>
  <skattepliktig>
    <organisasjonsnummer>${filed.organisation}</organisasjonsnummer>
  </skattepliktig>
  <meldingskategori>${filed.category}</meldingskategori>
</mvaMeldingDto>
`;
}

interface File {
  readonly element: DataElement;
  readonly bytes: Uint8Array;
}

/** Files of an instance: stored ones, and for the seeded ones those that are made now, always the same. */
export class Files {
  readonly #context: PracticeContext;
  readonly #instances: Instances;
  readonly #filed: FiledReturns;

  constructor(context: PracticeContext, instances: Instances, filed: FiledReturns) {
    this.#context = context;
    this.#instances = instances;
    this.#filed = filed;
  }

  async elements(instance: Instance): Promise<readonly DataElement[]> {
    if (instance.seeded === 0) return this.#instances.elements(instance.guid);
    return (await this.#seeded(instance)).map(({ element }) => element);
  }

  async file(instance: Instance, id: string): Promise<File | undefined> {
    if (instance.seeded === 1) return (await this.#seeded(instance)).find(({ element }) => element.id === id);
    const element = this.#instances.element(instance.guid, id);
    return element && { element, bytes: this.#instances.bytes(element.id) };
  }

  async #seeded(instance: Instance): Promise<readonly File[]> {
    const filed = this.#filed.byInstance(instance.guid);
    if (!filed) return [];
    const period = { kind: filed.kind, value: filed.value, year: filed.year };
    const reference = `${instance.partyId}/${instance.guid}`;
    const { organisation, category, amount, verdict, at } = filed;
    const name = this.#context.world.unit(organisation)?.name ?? organisation;
    const payment = paymentXml({
      reference,
      organisationNumber: organisation,
      category,
      period,
      total: BigInt(amount),
    });
    const receipt = {
      name,
      organisation,
      period,
      category,
      amount,
      verdict,
      reference,
      at,
      deliveredBy: 'Regnskapsfører',
    };
    const made: readonly (readonly [string, string, string, Uint8Array])[] = [
      ['mvamelding', 'mvaMelding.xml', 'text/xml', Buffer.from(seededReturnXml(this.#context, filed))],
      ['betalingsinformasjon', 'betalingsinformasjon.xml', 'text/xml', Buffer.from(payment)],
      [
        'valideringsresultat',
        'valideringsresultat.xml',
        'text/xml',
        Buffer.from(resultXml({ verdict: 'ingen avvik', findings: [] })),
      ],
      ['kvittering', 'kvittering.pdf', 'application/pdf', await receiptPdf(receipt)],
    ];
    return made.map(([type, filename, contentType, bytes]) => ({
      bytes,
      element: {
        id: derivedId(instance.guid, type),
        instance: instance.guid,
        type,
        filename,
        contentType,
        size: bytes.length,
        created: at,
        createdBy: SKATTEETATEN.id,
        changed: at,
        changedBy: SKATTEETATEN.id,
      },
    }));
  }
}
