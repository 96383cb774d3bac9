import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appsRoom } from '../../../../electron/practice/apps/room.ts';
import { claimsRoom } from '../../../../electron/practice/claims/room.ts';
import { dialogportenRoom } from '../../../../electron/practice/dialogporten/room.ts';
import { skatteetatenRoom } from '../../../../electron/practice/skatteetaten/room.ts';
import { type Answer, type Json, Stage } from '../apps/stage.ts';

const CLAIMS = 'skatteetaten:kravogbetalinger';
const DEADLINES = 'skatteetaten:frister';

let stage: Stage;
let token: string;
beforeAll(async () => {
  stage = await Stage.open({ rooms: [skatteetatenRoom, dialogportenRoom, appsRoom, claimsRoom] });
  token = await stage.systemUserToken(CLAIMS, 'maskinporten');
});
afterAll(() => stage.harness.stop());

const at = (organisation: string, path = 'aapnekrav', profile = 'regnskapssystem') =>
  `/kravogbetalinger/v1/${profile}/${organisation}/${path}`;
const open = (organisation: string) => stage.call(at(organisation), token);
const code = ({ status, json }: Answer) => [status, json?.kode];

describe('the door of “Krav og betalinger”', () => {
  it('asks for a token of Maskinporten’s own, its scope, a system user, the profile, and dates, in that order', async () => {
    const { organisationNumber } = stage.client();
    const strange = 'år?fraOgMed=nei';
    expect(code(await stage.call(at('x', strange, 'finans')))).toEqual([404, undefined]);
    expect(code(await stage.call(at('x', 'krav', 'finans')))).toEqual([401, 'KB-004']);
    const altinn = await stage.systemUserToken(CLAIMS);
    expect(code(await stage.call(at(organisationNumber), altinn))).toEqual([401, 'KB-004']);
    const scopeless = await stage.systemUserToken(DEADLINES, 'maskinporten');
    expect(code(await stage.call(at('x', 'krav', 'finans'), scopeless))).toEqual([403, 'DAS-008']);
    const wrong = await stage.call(at('x', 'krav', 'finans'), token);
    expect([...code(wrong), /rettighetspakke/i.test(wrong.text)]).toEqual([400, 'KB-006', true]);
    expect(code(await stage.call(at('x', 'krav'), token))).toEqual([400, 'KB-006']);
    for (const query of [
      '',
      '?fraOgMed=2026-13-01',
      '?fraOgMed=2026-01-01&tilOgMed=2025-01-01',
      '?fraOgMed=2025-01-01&tilOgMed=2026-01-01',
    ])
      expect(code(await stage.call(at(organisationNumber, `krav${query}`), token))).toEqual([400, 'KB-006']);
    expect(code(await open(stage.stranger().organisationNumber))).toEqual([403, 'KB-005']);
    expect(code(await open('999999999'))).toEqual([403, 'KB-005']);
    const accept = { headers: { accept: 'application/pdf' } };
    expect(code(await stage.call(at(organisationNumber), token, accept))).toEqual([406, 'KB-008']);
  });

  it('knows no account of a sub-unit', async () => {
    const { world } = stage.context;
    const main = stage.linked().find(({ organisationNumber }) => world.subUnits(organisationNumber).length > 0);
    const [unit] = world.subUnits(main?.organisationNumber ?? '');
    expect(code(await open(unit?.organisationNumber ?? ''))).toEqual([404, 'KB-009']);
  });
});

describe('a party’s account', () => {
  const list = (value: Json | undefined) => (value ?? []) as unknown as readonly Json[];
  const year = (organisation: string, path: string, of: number) =>
    stage.call(at(organisation, `${path}?fraOgMed=${of}-01-01&tilOgMed=${of}-12-31`), token);

  it('has a claim for each return that was filed, with what is open, overdue and to come as its lines give it', async () => {
    for (const { organisationNumber } of stage.linked()) {
      const answer = await open(organisationNumber);
      if (answer.status === 404) {
        expect(answer.json.kode).toBe('KB-007');
        continue;
      }
      const { totalOversikt: totals, aapentKravMedGjenstaaendeBeloep: claims, skjermet } = answer.json;
      if (!totals || (skjermet as unknown)) continue;
      const sum = (of: readonly Json[], name: string) =>
        of.reduce((all, each) => all + Math.round(Number(each[name] ?? 0) * 100), 0);
      const dues = list(claims).flatMap((claim) => list(claim.kravforfall));
      const isOverdue = (due: Json) =>
        String(due.forfallsdato) < new Date(stage.harness.clock.now()).toISOString().slice(0, 10);
      expect(Math.round(Number(totals.sumForfalteKrav) * 100)).toBe(sum(dues.filter(isOverdue), 'gjenstaaendeBeloep'));
      expect(Math.round(Number(totals.saldo) * 100)).toBe(
        ['sumForfalteKrav', 'sumIkkeForfalteKrav', 'sumStipulerteRenter', 'sumUplasserteInnbetalinger'].reduce(
          (all, name) => all + Math.round(Number(totals[name]) * 100),
          0,
        ),
      );
    }
  });

  it('follows what is paid: part of a claim, all of it, and more than it', async () => {
    const owing = [];
    for (const { organisationNumber } of stage.linked()) {
      const answer = await open(organisationNumber);
      const due = list(answer.json.aapentKravMedGjenstaaendeBeloep)
        .flatMap((claim) => list(claim.kravforfall))
        .find((each) => Number(each.gjenstaaendeBeloep) > 10 && each.betalingsinformasjon?.kidnummer);
      if (due) owing.push({ organisationNumber, due });
    }
    const [one] = owing;
    if (!one) throw new Error('nobody owes anything');
    const { organisationNumber, due } = one;
    const kid = String(due.betalingsinformasjon?.kidnummer);
    const left = Math.round(Number(due.gjenstaaendeBeloep) * 100);
    const dueNow = async () =>
      list((await open(organisationNumber)).json?.aapentKravMedGjenstaaendeBeloep)
        .flatMap((claim) => list(claim.kravforfall))
        .find(
          (each) => each.forfallsdato === due.forfallsdato && each.betalingsinformasjon?.kidnummer === (kid as unknown),
        );
    const pay = (amount: number) => stage.harness.fault({ organisation: organisationNumber, amount, kid }, 'pay');
    await pay(500);
    expect(Math.round(Number((await dueNow())?.gjenstaaendeBeloep) * 100)).toBe(left - 500);
    await pay(left - 500 + 250_00);
    expect(await dueNow()).toBeUndefined();
    const after = (await open(organisationNumber)).json;
    const unplaced = list(after.innbetalingMedUplassertBeloep).map((each) => Number(each.uplassertBeloep));
    expect(unplaced).toContain(-250);
    const now = new Date(stage.harness.clock.now()).getUTCFullYear();
    const payments = list((await year(organisationNumber, 'innbetalinger', now)).json.innbetaling);
    expect(payments.map((each) => Number(each.innbetaltBeloep))).toContain(-5);
  });

  it('pays a credit out after a while, or uses it against what is overdue', async () => {
    const now = new Date(stage.harness.clock.now()).getUTCFullYear();
    const paidOut = [];
    for (const { organisationNumber } of stage.linked())
      for (const of of [now - 1, now]) {
        const { status, json } = await year(organisationNumber, 'utbetalinger', of);
        if (status === 200) paidOut.push(...list(json.utbetaling));
        else expect(json.kode).toBe('KB-007');
      }
    expect(paidOut.length).toBeGreaterThan(0);
    for (const each of paidOut) {
      const credits = list(each.grunnlagForUtbetaling?.kreditKrav);
      expect(Number(each.utbetaltBeloep)).toBeLessThanOrEqual(-Number(credits[0]?.opprinneligBeloep));
      expect(Number(each.utbetaltBeloep)).toBeGreaterThan(0);
    }
  });
});

describe('“Frister”', () => {
  it('tells what is still to be delivered, from a source that answers, beside one that does not', async () => {
    const { organisationNumber } = stage.client();
    const own = await stage.systemUserToken(DEADLINES, 'maskinporten');
    const path = `/frister/v1/regnskapssystem/${organisationNumber}`;
    expect(code(await stage.call(path, token))).toEqual([403, 'DAS-008']);
    const { status, json } = await stage.call(path, own);
    expect([status, json.virksomhet]).toEqual([200, organisationNumber]);
    const sources = json.kilder as unknown as readonly Json[];
    expect(sources.map(({ status: state }) => state)).toEqual(['OK', 'UTILGJENGELIG']);
    const titles = ((sources[0]?.frister ?? []) as unknown as readonly Json[]).map(({ tittel }) => String(tittel));
    expect(titles.some((title) => title.startsWith('Lever mva-melding for '))).toBe(true);
  });
});
