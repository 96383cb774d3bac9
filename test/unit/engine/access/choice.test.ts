import { describe, expect, it } from 'vitest';
import { systemUserFor, type Task } from '../../../../electron/engine/access/choice.ts';

const urn = (name: string) => `urn:altinn:accesspackage:${name}`;
const user = (name: string, packages: readonly string[], health = 'ok') => ({
  name,
  packages: packages.map(urn),
  health,
});

const signs = user('signs', ['regnskapsforer-med-signeringsrettighet']);
const fillsIn = user('fills in', ['regnskapsforer-uten-signeringsrettighet']);
const vat = user('vat', ['krav-og-utlegg', 'merverdiavgift']);
const payroll = user('payroll', ['regnskapsforer-lonn']);
const broken = user('broken', ['regnskapsforer-med-signeringsrettighet'], 'maskinporten.noSystemUser');

const chosen = (task: Task, ...users: (typeof signs)[]) => systemUserFor(task, users)?.name;

describe('the system user for a VAT return', () => {
  it('has the package that lets it submit, in whatever order the links came', () => {
    expect(chosen('mva', payroll, fillsIn, vat, signs)).toBe('signs');
    expect(chosen('mva', fillsIn, vat, payroll)).toBe('vat');
  });

  it('is none when no package fits', () => {
    expect(chosen('mva', payroll, fillsIn)).toBeUndefined();
    expect(chosen('mva')).toBeUndefined();
  });

  it('is one that works, when there is one; else the one that would fit, so that its reason is told', () => {
    expect(chosen('mva', broken, vat)).toBe('vat');
    expect(chosen('mva', broken, payroll)).toBe('broken');
  });
});

describe('the system user for messages', () => {
  it('is the accountant’s, else any', () => {
    expect(chosen('dialogs', vat, fillsIn)).toBe('fills in');
    expect(chosen('dialogs', vat, payroll)).toBe('vat');
    expect(chosen('dialogs')).toBeUndefined();
  });
});
