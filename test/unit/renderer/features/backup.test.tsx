// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok } from '../../../../shared/outcome.ts';
import { RECOVERY_CODE } from '../../../preview/scenes/backup.ts';
import { sceneDouble } from '../../../preview/scenes/scene.ts';
import type { Double } from '../double.ts';
import { openApp } from './open-app.tsx';

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
const type = async (label: string, value: string) =>
  fireEvent.change(await screen.findByLabelText(label), { target: { value } });

describe('the recovery code', () => {
  it('is shown in groups, hidden again, asked back, and counts only with the right last group', async () => {
    const double = openApp('/innstillinger/kode');
    await press('Vis en ny kode');
    const groups = await screen.findByRole('list', { name: 'Koden, sju grupper' });
    expect([...groups.children].map((each) => each.textContent)).toEqual(RECOVERY_CODE.split('-'));
    await press('Jeg har skrevet den ned');
    expect(screen.queryByText('7TK4Q')).toBeNull();
    await type('Den siste gruppen i koden', 'KQ3M7');
    await press('Bekreft koden');
    await screen.findByText(/Dette er ikke den siste gruppen/);
    await type('Den siste gruppen i koden', 'KQ3M6');
    await press('Bekreft koden');
    await screen.findByText('Gjenopprettingskoden gjelder fra nå');
    expect(double.callsOf('backup.makeCode')).toHaveLength(1);
  });

  it('is saved as a sheet that holds it, in the words of the window', async () => {
    const double = openApp('/innstillinger/kode');
    await press('Vis en ny kode');
    await press('Lagre koden som fil');
    await waitFor(() => expect(double.callsOf('backup.saveCode')).toHaveLength(1));
    expect(double.callsOf('backup.saveCode')[0]).toMatchObject({ name: 'Gjenopprettingskode for Klientbro' });
    expect(double.callsOf('backup.saveCode')[0]?.text).toContain(RECOVERY_CODE);
  });

  it('is asked for when a firm is set up, and can wait', async () => {
    openApp('/innstillinger/kode/oppsett');
    await press('Gjør det senere');
    await screen.findByRole('heading', { name: 'Tilgang', level: 1 });
  });

  it('is missed on Tilgang until it is there', async () => {
    const missing = (double: Double) =>
      double.handle('backup.view', () =>
        ok({
          code: null,
          codeNeeded: true,
          folder: { name: 'x', isDownloads: true },
          last: null,
          due: true,
          running: null,
          problem: null,
        }),
      );
    openApp('/tilgang', missing);
    await screen.findByText('Firmaet har ingen gjenopprettingskode');
    await press('Lag gjenopprettingskode');
    await screen.findByRole('heading', { name: 'Gjenopprettingskode', level: 1 });
  });
});

describe('a backup', () => {
  it('is started and cancelled, and goes into a folder that only its name is shown of', async () => {
    const double = openApp('/innstillinger');
    await press('Ta sikkerhetskopi nå');
    await screen.findByRole('progressbar', { name: 'Tar sikkerhetskopi' });
    await press('Avbryt kopieringen');
    await screen.findByRole('button', { name: 'Ta sikkerhetskopi nå' });
    await press('Velg mappe');
    await screen.findByText('Minnepenn');
    expect(double.callsOf('backup.useFolder')).toEqual([{ handle: 'f1' }]);
  });
});

describe('restoring', () => {
  const restoring = (double: Double) =>
    double.handle('health.get', () =>
      ok({ database: 'restoring', setAsideAs: null, problem: null, startedAt: '', profileId: 'x' }),
    );

  it('takes a file and a code, tells a typing error by its group, and then what is back and what is not', async () => {
    const double = openApp('/', restoring);
    await screen.findByRole('heading', { name: 'Gjenopprett fra sikkerhetskopi' });
    const file = new File(['x'], 'kopi.klientbro');
    fireEvent.change(await screen.findByLabelText('Sikkerhetskopi'), { target: { files: [file] } });
    await screen.findByText(/laget på en annen maskin/);
    await type('Gjenopprettingskode', 'feil');
    await press('Gjenopprett');
    await screen.findByText('Det er en skrivefeil i gruppe 3 av koden.');
    await type('Gjenopprettingskode', RECOVERY_CODE);
    await press('Gjenopprett');
    await screen.findByRole('heading', { name: 'Sikkerhetskopien er gjenopprettet' });
    await screen.findByText(/Lag en ny nøkkel for denne arbeidsstasjonen/);
    await screen.findByText(/set-aside-2026/);
    await press('Åpne Klientbro');
    await waitFor(() => expect(double.callsOf('app.openEnvironment')).toEqual([{ environment: 'practice' }]));
  });

  it.each(['locked', 'setAside'] as const)('is offered where the start was stopped: %s', async (scene) => {
    const double = sceneDouble({ scene, language: 'nb', appearance: 'light', environment: 'practice' });
    openApp('/', (own) => own.handle('health.get', () => double.bridge.health.get({}) as never));
    await press('Gjenopprett fra sikkerhetskopi');
  });

  it('is offered at the first run, for each environment of this build', async () => {
    const double = openApp('/', (own) => {
      const first = sceneDouble({ scene: 'firstRun', language: 'nb', appearance: 'light', environment: 'practice' });
      own.handle('app.snapshot', () => first.bridge.app.snapshot({}) as never);
    });
    await press('Gjenopprett fra sikkerhetskopi');
    await press('Test (TT02)');
    await waitFor(() =>
      expect(double.callsOf('app.openEnvironment')).toEqual([{ environment: 'tt02', restoring: true }]),
    );
  });
});

describe('a data folder that is no place for a database', () => {
  it('is a screen with the reason, and nothing else', async () => {
    openApp('/', (own) => {
      const plain = sceneDouble({ scene: 'full', language: 'nb', appearance: 'light', environment: 'practice' });
      own.handle('app.snapshot', async () => {
        const answer = await plain.bridge.app.snapshot({});
        return answer.ok ? ok({ ...answer.value, environment: null, folderRefused: 'network' as const }) : answer;
      });
    });
    await screen.findByRole('heading', { name: 'Klientbro kan ikke ha dataene her' });
    await screen.findByText(/ligger på et nettverksområde/);
    expect(screen.queryByRole('navigation')).toBeNull();
  });
});
