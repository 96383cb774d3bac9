// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { failure, ok } from '../../../../../shared/outcome.ts';
import { uuidOf } from '../../../../preview/scenes/people.ts';
import { openApp } from '../open-app.tsx';

const id = uuidOf(5, 1);
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));

describe('labels in Altinn', () => {
  it('are changed only after a question that says it applies to everybody at the client, and can be taken back', async () => {
    const double = openApp(`#/innboks/${id}`);
    await press('Flytt i Altinn');
    await press('Flytt til arkivet');
    expect(await screen.findByText(/^Det gjelder alle hos .+, ikke bare oss\.$/)).toBeTruthy();
    expect(double.callsOf('labels.change')).toEqual([]);
    await press('Flytt');
    await press('Angre');
    await waitFor(() =>
      expect(double.callsOf('labels.change')).toEqual([
        { wishes: [{ dialogId: id, folder: 'Archive' }] },
        { wishes: [{ dialogId: id, folder: 'Default' }] },
      ]),
    );
  });

  it('are not offered before a firm admin has allowed it', async () => {
    const double = openApp(`#/innboks/${id}`);
    expect(await screen.findByRole('button', { name: 'Flytt i Altinn' })).toBeTruthy();
    double.handle('labels.view', () => ok({ allowed: false, allowedBy: null, waiting: 0, refused: 0 }));
    double.notify('dialogs.changed', {});
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Flytt i Altinn' })).toBeNull());
  });

  it('that Altinn refused stand at the message until a person decides', async () => {
    const double = openApp(`#/innboks/${id}`);
    const problem = { ...failure('dialogs.labelsChange'), params: {} };
    double.handle('labels.of', () => ok({ folder: 'Archive' as const, unopened: false, waiting: false, problem }));
    double.notify('dialogs.changed', {});
    expect(await screen.findByText(/^Etikettene blir stadig endret i Altinn/)).toBeTruthy();
    await press('La være');
    await waitFor(() => expect(double.callsOf('labels.letGo')).toEqual([{ dialogId: id }]));
  });
});
