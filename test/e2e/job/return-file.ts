import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const TERMS = [
  'januar-februar',
  'mars-april',
  'mai-juni',
  'juli-august',
  'september-oktober',
  'november-desember',
] as const;

export interface Term {
  readonly year: number;
  /** 1–6. */
  readonly number: number;
  readonly words: string;
}

/** The two-monthly term that ended last, `back` terms before that. */
export function endedTerm(back = 0, now = new Date()): Term {
  const index = now.getFullYear() * 6 + Math.floor(now.getMonth() / 2) - 1 - back;
  const [year, number] = [Math.floor(index / 6), (index % 6) + 1];
  return { year, number, words: TERMS[number - 1] ?? '' };
}

/**
 * A return as an accounting program would export it: 25 % sales, deductible purchases, services from abroad. To pay: 41 875,
 * unless `sales` (whole kroner, divisible by four) are others.
 */
export function returnXml(organisationNumber: string, term: Term, sales = 212_300): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<mvaMeldingDto xmlns="no:skatteetaten:fastsetting:avgift:mva:skattemeldingformerverdiavgift:v1.0">
  <innsending>
    <regnskapssystemsreferanse>${organisationNumber}/${term.year}-T${term.number}</regnskapssystemsreferanse>
    <regnskapssystem><systemnavn>Regnskapsprogram</systemnavn><systemversjon>12.1</systemversjon></regnskapssystem>
  </innsending>
  <skattegrunnlagOgBeregnetSkatt>
    <skattleggingsperiode>
      <periode><skattleggingsperiodeToMaaneder>${term.words}</skattleggingsperiodeToMaaneder></periode>
      <aar>${term.year}</aar>
    </skattleggingsperiode>
    <fastsattMerverdiavgift>${sales / 4 - 11_200}</fastsattMerverdiavgift>
    <mvaSpesifikasjonslinje><mvaKode>3</mvaKode><grunnlag>${sales}</grunnlag><sats>25</sats><merverdiavgift>${sales / 4}</merverdiavgift></mvaSpesifikasjonslinje>
    <mvaSpesifikasjonslinje><mvaKode>1</mvaKode><merverdiavgift>-11200</merverdiavgift></mvaSpesifikasjonslinje>
    <mvaSpesifikasjonslinje><mvaKode>86</mvaKode><grunnlag>7400</grunnlag><sats>25</sats><merverdiavgift>1850</merverdiavgift></mvaSpesifikasjonslinje>
    <mvaSpesifikasjonslinje><mvaKode>86</mvaKode><merverdiavgift>-1850</merverdiavgift></mvaSpesifikasjonslinje>
  </skattegrunnlagOgBeregnetSkatt>
  <betalingsinformasjon/>
  <skattepliktig><organisasjonsnummer>${organisationNumber}</organisasjonsnummer></skattepliktig>
  <meldingskategori>alminnelig</meldingskategori>
</mvaMeldingDto>
`;
}

export async function writeReturn(folder: string, name: string, xml: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, xml, { mode: 0o644 });
  return path;
}
