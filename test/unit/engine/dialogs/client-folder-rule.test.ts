import { win32 } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkedRule,
  DEFAULT_RULE,
  EXAMPLE,
  placeBy,
} from '../../../../electron/engine/dialogs/client-folders/rule.ts';

const pathOf = (rule = DEFAULT_RULE, of = EXAMPLE) => {
  const { folders, name } = placeBy(rule, of);
  return [...folders, name].join('/');
};

describe('the rule for client folders', () => {
  it('makes a place that a person would have chosen', () => {
    expect(pathOf()).toBe('310000019 Fjell og Fjord AS/2026/2026-11-20 Skatteetaten vedtak.pdf');
  });

  it('dates a message by the day it was in Norway', () => {
    expect(pathOf(DEFAULT_RULE, { ...EXAMPLE, at: '2025-12-31T23:30:00.0000000Z' })).toContain('2026/2026-01-01 ');
  });

  it.each([
    ['folders.ruleField', { folder: '{klient}', file: '{filnavn} {token}' }],
    ['folders.ruleClient', { folder: 'Innboks/{år}', file: '{filnavn}' }],
    ['folders.ruleName', { folder: '{klient}', file: '{dato}' }],
    ['folders.ruleDeep', { folder: '{klient}/a/b/c/d', file: '{filnavn}' }],
  ])('is refused with %s for what it lacks', (code, rule) => {
    expect(checkedRule(rule)).toMatchObject({ ok: false, error: { code } });
  });

  it('lets a value neither name a folder of its own nor bring in another field', () => {
    const of = { ...EXAMPLE, clientName: '../../{orgnr}', sender: 'a/b', fileName: '..\\..\\{tittel}.exe.pdf' };
    const { folders, name } = placeBy(DEFAULT_RULE, of);
    expect(folders).toEqual(['310000019 .._.._{orgnr}', '2026']);
    expect(name).toBe('2026-11-20 a_b .._.._{tittel}.exe.pdf');
  });

  it('stays inside the folder and within a path’s length, whatever senders call things', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(text, text, text, text, (clientName, sender, title, fileName) => {
        const of = { ...EXAMPLE, clientName, sender, title, fileName };
        const rule = { folder: '{klient}/{tittel}', file: '{avsender} {tittel} {filnavn}' };
        const { folders, name } = placeBy(rule, of);
        expect(folders).toHaveLength(2);
        for (const part of [...folders, name]) {
          expect(part).not.toMatch(/[\\/:*?"<>|]|^\.{0,2}$|[. ]$/);
          expect(win32.normalize(`C:\\x\\${part}`)).toBe(`C:\\x\\${part}`);
        }
        expect([...folders, name].join('/').length).toBeLessThan(260);
      }),
    );
  });
});
