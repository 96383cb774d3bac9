import { describe, expect, it } from 'vitest';
import type { Unit } from '../../../../electron/practice/core/types.ts';
import { judge, resultXml } from '../../../../electron/practice/skatteetaten/verdict.ts';
import { type ReturnParts, returnXml } from './documents.ts';

const unit: Unit = {
  organisationNumber: '312480778',
  partyId: 50_000_001,
  partyUuid: '00000000-0000-4000-8000-000000000001',
  name: 'Fjellheim Bygg AS',
  form: 'AS',
  bankrupt: false,
  vat: { category: 'alminnelig', kind: 'toMaaneder' },
};
const now = Date.UTC(2026, 10, 21);

function judged(parts: ReturnParts | string, at: { unit?: Unit | undefined; now?: number } = {}) {
  const xml = typeof parts === 'string' ? parts : returnXml(parts);
  const circumstances = { now: at.now ?? now, unit: 'unit' in at ? at.unit : unit };
  return judge(Buffer.from(xml), () => circumstances);
}
const rules = (parts: ReturnParts | string, at?: { unit?: Unit | undefined; now?: number }) =>
  judged(parts, at).findings.map((finding) => finding.rule);

describe('the verdict', () => {
  it('accepts a sound return', () => {
    expect(judged({})).toMatchObject({ verdict: 'ingen avvik', findings: [] });
  });

  it('accepts a return without lines when nothing is due', () => {
    expect(rules({ lines: [], total: '0' })).toEqual([]);
  });

  it('is the worst of the findings', () => {
    expect(judged({ total: '900' }).verdict).toBe('avvikende skattemelding');
    expect(judged({ total: '900.50' }).verdict).toBe('ugyldig skattemelding');
  });

  it.each([
    ['R001', returnXml().replace('<mvaKode>3</mvaKode>', '')],
    ['R001', returnXml().replace('</mvaMeldingDto>', '')],
    ['R001', returnXml().replace('skattemeldingformerverdiavgift:v1.0', 'annet:v1.0')],
    ['R001', returnXml().replace('<mvaMeldingDto', '<!DOCTYPE a [<!ENTITY b "c">]><mvaMeldingDto')],
    ['R001', returnXml({ total: '1e3' })],
    ['R001', returnXml({ period: 'oktober-november' })],
  ])('refuses a document that breaks the schema (%s)', (rule, xml) => {
    const { verdict, findings } = judged(xml);
    expect(verdict).toBe('ugyldig skattemelding');
    expect(new Set(findings.map((finding) => finding.rule))).toEqual(new Set([rule]));
    expect(findings[0]?.detail).toBeTruthy();
  });

  const one = (code: string, vat: string, more: object = {}): ReturnParts => ({
    lines: [{ code, vat, ...more }],
    total: vat,
  });

  it('takes the raw fish rate with its comma only', () => {
    expect(rules(one('32', '111', { base: '1000', rate: '11,11' }))).toEqual([]);
    expect(rules(one('32', '111', { base: '1000', rate: '11.11' }))).toContain('R003');
  });

  it('forgives rounding up to ten kroner', () => {
    expect(rules({ total: '160' })).toEqual([]);
    expect(rules({ total: '161' })).toEqual(['R018']);
  });

  it('accepts an opposite sign with a note', () => {
    expect(rules(one('3', '-250', { base: '-1000', rate: '25', note: 'kreditnota' }))).toEqual([]);
  });

  it('knows the registers', () => {
    expect(rules({}, { unit: { ...unit, vat: undefined } })).toEqual(['R047']);
    expect(rules({ category: 'primaernaering' })).toEqual(['R048']);
    expect(rules({ periodKind: 'skattleggingsperiodeAar', period: 'aarlig', year: '2025' })).toEqual(['R049']);
    expect(rules({}, { unit: undefined })).toEqual(['R131']);
  });

  it('can leave the registers for later', () => {
    const early = judge(Buffer.from(returnXml()), () => ({ now, unit: undefined }), { withRegisters: false });
    expect(early.verdict).toBe('ingen avvik');
  });

  it('refuses a period that is not over, except for a bankrupt', () => {
    expect(rules({ period: 'november-desember' })).toEqual(['R059']);
    expect(rules({ period: 'november-desember' }, { unit: { ...unit, bankrupt: true } })).toEqual([]);
    const lastMinute = Date.parse('2026-10-31T23:59:59+01:00');
    expect(rules({}, { now: lastMinute })).toEqual(['R059']);
    expect(rules({}, { now: lastMinute + 1000 })).toEqual([]);
  });
});

describe('the result document', () => {
  it('gathers what was found at one place and escapes it', () => {
    const xml = resultXml(judged(one3()));
    expect(xml).toContain('<avvikVedMeldingslevering>ugyldig skattemelding</avvikVedMeldingslevering>');
    expect(xml.match(/<avvik>/g)).toHaveLength(2);
    expect(xml).toContain('<regelDefinisjon>R066</regelDefinisjon>');
    expect(xml).toContain('<mvaKode>3</mvaKode>');
    expect(xml).not.toContain('& ');
  });

  function one3(): ReturnParts {
    return {
      lines: [{ code: '3', vat: '250.5', spesifikasjon: 'justering & mer'.replace('&', '&amp;') }],
      total: '900',
    };
  }
});
