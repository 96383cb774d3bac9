/** Small builders of the two documents, written by hand so that no test depends on the engine's writer. */
export interface LineParts {
  readonly code: string;
  readonly vat: string;
  readonly base?: string;
  readonly rate?: string;
  readonly spesifikasjon?: string;
  readonly note?: string;
}

export interface ReturnParts {
  readonly organisationNumber?: string;
  readonly category?: string;
  readonly periodKind?: string;
  readonly period?: string;
  readonly year?: string;
  readonly total?: string;
  readonly lines?: readonly LineParts[];
  readonly kid?: string;
  /** `utvalgtMerknad` of the message. */
  readonly note?: string;
  readonly reference?: string;
}

const element = (name: string, value: string | undefined) => (value === undefined ? '' : `<${name}>${value}</${name}>`);

export function returnXml(parts: ReturnParts = {}): string {
  const lines = parts.lines ?? [
    { code: '3', base: '1000', rate: '25', vat: '250' },
    { code: '1', vat: '-100' },
  ];
  const kind = parts.periodKind ?? 'skattleggingsperiodeToMaaneder';
  return `<?xml version="1.0" encoding="UTF-8"?>
<mvaMeldingDto xmlns="no:skatteetaten:fastsetting:avgift:mva:skattemeldingformerverdiavgift:v1.0">
  <innsending><regnskapssystemsreferanse>${parts.reference ?? 'ref-1'}</regnskapssystemsreferanse></innsending>
  <skattegrunnlagOgBeregnetSkatt>
    <skattleggingsperiode><periode><${kind}>${parts.period ?? 'september-oktober'}</${kind}></periode><aar>${parts.year ?? '2026'}</aar></skattleggingsperiode>
    <fastsattMerverdiavgift>${parts.total ?? '150'}</fastsattMerverdiavgift>
${lines
  .map(
    (line) =>
      `    <mvaSpesifikasjonslinje><mvaKode>${line.code}</mvaKode>${element('spesifikasjon', line.spesifikasjon)}${element('grunnlag', line.base)}${element('sats', line.rate)}<merverdiavgift>${line.vat}</merverdiavgift>${line.note ? `<merknad><utvalgtMerknad>${line.note}</utvalgtMerknad></merknad>` : ''}</mvaSpesifikasjonslinje>`,
  )
  .join('\n')}
  </skattegrunnlagOgBeregnetSkatt>
  <betalingsinformasjon>${element('kundeIdentifikasjonsnummer', parts.kid)}</betalingsinformasjon>
  <skattepliktig><organisasjonsnummer>${parts.organisationNumber ?? '312480778'}</organisasjonsnummer></skattepliktig>
  <meldingskategori>${parts.category ?? 'alminnelig'}</meldingskategori>${parts.note ? `<merknad><utvalgtMerknad>${parts.note}</utvalgtMerknad></merknad>` : ''}
</mvaMeldingDto>`;
}

export interface EnvelopeParts {
  readonly organisationNumber?: string;
  readonly category?: string;
  readonly period?: string;
  readonly year?: string;
  readonly status?: string | null;
  readonly attachments?: readonly string[];
  readonly namespace?: boolean;
  readonly periodBlock?: string;
}

const ENVELOPE = 'no:skatteetaten:fastsetting:avgift:mva:mvameldinginnsending:v1.0';

function listed(name: string, type: string): string {
  const dot = name.lastIndexOf('.');
  return `<vedlegg><vedleggstype>${type}</vedleggstype><kildegruppe>sluttbrukersystem</kildegruppe><opprettetAv>Kari Prøve</opprettetAv><vedleggsfil><filnavn>${name.slice(0, dot)}</filnavn><filekstensjon>${name.slice(dot + 1)}</filekstensjon><filinnhold>fil</filinnhold></vedleggsfil></vedlegg>`;
}

export function envelopeXml(parts: EnvelopeParts = {}): string {
  const block =
    parts.periodBlock ??
    `<skattleggingsperiode><periode><skattleggingsperiodeToMaaneder>${parts.period ?? 'september-oktober'}</skattleggingsperiodeToMaaneder></periode><aar>${parts.year ?? '2026'}</aar></skattleggingsperiode>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<mvaMeldingInnsending${parts.namespace === false ? '' : ` xmlns="${ENVELOPE}"`}><norskIdentifikator><organisasjonsnummer>${parts.organisationNumber ?? '312480778'}</organisasjonsnummer></norskIdentifikator>${block}<meldingskategori>${parts.category ?? 'alminnelig'}</meldingskategori><innsendingstype>komplett</innsendingstype>${parts.status === null ? '' : `<instansstatus>${parts.status ?? 'default'}</instansstatus>`}<opprettetAv>Kari Prøve</opprettetAv>${listed('mvaMelding.xml', 'mva-melding')}${(parts.attachments ?? []).map((name) => listed(name, 'binaerVedlegg')).join('')}</mvaMeldingInnsending>`;
}
