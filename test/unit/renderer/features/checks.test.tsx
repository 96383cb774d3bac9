// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { supportText } from '../../../../renderer/features/access/check-support.ts';
import type { AppSnapshot } from '../../../../shared/contract/app.ts';
import { ok } from '../../../../shared/outcome.ts';
import { halfRun, troubledRun } from '../../../preview/scenes/checks.ts';
import { openApp } from './open-app.tsx';

const group = (name: string) => screen.findByRole('region', { name });

describe('Sjekk oppsettet', () => {
  it('is begun from Tilgang and can be cancelled', async () => {
    const double = openApp('/tilgang');
    fireEvent.click(await screen.findByRole('button', { name: 'Sjekk oppsettet' }));
    await screen.findByRole('heading', { level: 1, name: 'Sjekk oppsettet' });
    expect(double.callsOf('checks.start')).toHaveLength(1);
    fireEvent.click(await screen.findByRole('button', { name: 'Avbryt' }));
    expect((await screen.findByText('Avbrutt')).closest('[role=status]')).not.toBeNull();
  });

  it('says how far it has come, and of each line what it does', async () => {
    openApp('/tilgang/sjekk', (double) => double.handle('checks.last', () => ok(halfRun)));
    expect((await screen.findByRole('status')).textContent).toContain('Sjekker 5 av 12');
    expect((await group('Nøkkel')).textContent).toContain('SjekkerNøkkelen i bruk');
    expect(screen.queryByRole('button', { name: 'Kopier til support' })).toBeNull();
  });

  it('tells of each fault what it is, what the authority means by it, and where the next step is', async () => {
    openApp('/tilgang/sjekk');
    const scopes = await group('Scopes');
    expect(scopes.textContent).toContain('Firmaet har ikke fått innvilget scopet. Bestill det hos eieren');
    expect(scopes.textContent).toContain('maskinporten.scopeNotGranted · MP-250');
    expect(within(scopes).getByRole('link', { name: 'Til oppsettet' }).getAttribute('href')).toBe('#/tilgang');
    const clients = await group('Klienter');
    expect(clients.textContent).toContain('Fjell og Fjord AS, Bakkens Bakeri AS og 10 til');
    expect(within(clients).getByRole('link', { name: 'Til klientene' })).toBeTruthy();
    expect((await group('Klokke')).textContent).toContain('Går 184 sekunder etter');
    expect((await group('Nøkkel')).textContent).toMatch(/Gjelder bare til 3\.\sdes\.\s2026, 12 dager til/);
  });

  it('says a fault once where our own sentence holds what the authority means', async () => {
    const problem = { code: 'access.systemUserUnknown', params: { authorityCode: 'AUTH.VLD-00014' }, retryable: false };
    const checks = troubledRun.checks.map((each) => (each.problem ? { ...each, problem } : each));
    openApp('/tilgang/sjekk', (double) => double.handle('checks.last', () => ok({ ...troubledRun, checks })));
    const scopes = await group('Scopes');
    expect(scopes.textContent).toContain('access.systemUserUnknown · AUTH.VLD-00014');
    expect(scopes.textContent?.match(/Altinn finner ikke systemtilgangen/g)).toHaveLength(
      checks.filter((each) => each.problem && each.id.startsWith('scopes.')).length,
    );
  });

  it('copies a text with versions, ids, codes and times', async () => {
    const double = openApp('/tilgang/sjekk');
    fireEvent.click(await screen.findByRole('button', { name: 'Kopier til support' }));
    const text = double.callsOf('app.copyText')[0]?.text ?? '';
    expect(text.split('\n').slice(0, 2)).toEqual([
      'Klientbro 0.1.0 · Electron 33.2.1 · linux · practice',
      'organisation 310000001 · client id 7f1c1d0a-52f6-4f0e-9c5e-3c1d9a2b4e77 · system 310000001_klientbro',
    ]);
    expect(text).toContain('FAILED    scopes.digdir:dialogporten  maskinporten.scopeNotGranted  MP-250  43 ms');
    expect(text).toContain('network.maskinporten  reachedByProxy  host=test.maskinporten.no');
    expect(text).not.toMatch(/Fjell og Fjord|Bakkens|Regnskapsklienter|uten regnskapsfører/);
  });
});

describe('the text for support', () => {
  const app = { version: '1', electron: '33', platform: 'linux', environment: 'tt02', personName: 'Ingrid Solberg' };

  it('leaves every secret and name out, wherever they were put', () => {
    const secret = {
      jwt: 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJl',
      pem: '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\n-----END PRIVATE KEY-----',
      number: '12057912345',
    };
    const planted = troubledRun.checks.map((each) => ({
      ...each,
      subject: `Ola Nordmann ${secret.jwt}`,
      names: ['Hemmelig Klient AS'],
      params: {
        ...each.params,
        list: `${secret.pem} ${secret.number}`,
        proxy: `http://kari:passord@proxy:8080/`,
        name: 'Ola Nordmann',
      },
      problem: {
        code: 'http.cut',
        params: { reason: `Bearer ${secret.jwt}`, client: 'Hemmelig Klient AS', name: 'Kari Lie' },
        retryable: true,
      },
    }));
    const text = supportText({ ...troubledRun, checks: planted }, app as AppSnapshot);
    expect(text).not.toMatch(/eyJ|c2lnbmF0dXJl|BEGIN|MIIE|12057912345|passord|kari|Nordmann|Hemmelig|Lie|Solberg/);
    expect(text).toContain('proxy=http://…proxy:8080/');
    expect(text).toContain('310000001');
  });
});
