import { describe, expect, it } from 'vitest';
import { fetchedByDefault, kindOf } from '../../../../../electron/engine/dialogs/services/kinds.ts';

const REGN = 'regnskapsforer-med-signeringsrettighet';

describe('what a service’s messages tell of', () => {
  it.each([
    ['skd-mva-vedtak', ['merverdiavgift', REGN], 'ordinary'],
    ['app_skd_mva-melding-innsending-v1', ['merverdiavgift'], 'ordinary'],
    ['app_skd_formueinntekt-skattemelding-v2', ['skattegrunnlag'], 'ordinary'],
    ['ks-post', ['post-til-virksomheten-med-taushetsbelagt-innhold', 'ordinaer-post-til-virksomheten'], 'confidential'],
    ['nav-oppfoelgingsplan', ['sykefravaer'], 'health'],
    ['nav-refusjon', ['a-ordning', 'sykefravaer', 'regnskapsforer-lonn'], 'health'],
    ['nav_foreldrepenger_inntektsmelding', ['lonn-personopplysninger-saerlig-kategori'], 'health'],
    ['skd-skattetrekk', ['a-ordning', 'regnskapsforer-lonn'], 'salary'],
  ] as const)('%s, opened by %j, is %s', (id, packages, kind) => {
    expect(kindOf(`urn:altinn:resource:${id}`, packages)).toBe(kind);
  });

  it('is not about salary alone where accountants without the salary package have it too', () => {
    expect(kindOf('skd-krav', ['a-ordning', 'regnskapsforer-lonn', REGN])).toBe('ordinary');
  });

  it.each([
    ['nav_sykepenger_sykmelding', 'health'],
    ['skd-amelding-tilbakemelding', 'salary'],
    ['ks-taushetsbelagt-post', 'confidential'],
    ['ssb-helt-ny', 'ordinary'],
  ] as const)('is told from the id of one that is in no list yet: %s is %s', (id, kind) => {
    expect(kindOf(`urn:altinn:resource:${id}`, [])).toBe(kind);
  });

  it('decides what is fetched where nobody has chosen', () => {
    expect((['ordinary', 'salary', 'health', 'confidential'] as const).filter(fetchedByDefault)).toEqual(['ordinary']);
  });
});
