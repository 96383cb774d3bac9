// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { SystemUserChange } from '../../../../../shared/contract/changes.ts';
import { ownUserId } from '../../../../preview/scenes/access.ts';
import { change, changesScene } from '../../../../preview/scenes/changes.ts';
import { uuidOf } from '../../../../preview/scenes/people.ts';
import { openApp } from '../open-app.tsx';

const page = (begun: SystemUserChange[]) =>
  openApp(`/tilgang/systemtilganger/${ownUserId}/endre`, (double) => changesScene(double, 'full', begun));
const button = (name: string) => screen.findByRole('button', { name });

describe('changing what the firm’s own system access may do', () => {
  it('is reached from its page, and from the guide instead of making another', async () => {
    openApp(`/tilgang/systemtilganger/${ownUserId}`);
    fireEvent.click(await screen.findByRole('link', { name: 'Endre fullmaktene' }));
    await screen.findByRole('heading', { level: 1, name: 'Endre fullmaktene' });
  });

  it('stands in the guide beside the choices', async () => {
    openApp('/tilgang/systemtilgang/eget-firma');
    expect((await screen.findByText(/slipper å lage en til/)).textContent).toContain('Egen rapportering');
  });

  it('asks for all that it shall have, once something is chosen', async () => {
    const double = page([]);
    expect(await button('Be om endringen')).toHaveProperty('disabled', true);
    fireEvent.click(await screen.findByRole('checkbox', { name: /Skattegrunnlag/i }));
    fireEvent.click(await button('Be om endringen'));
    await waitFor(() => expect(double.callsOf('changes.request')).toHaveLength(1));
    expect(double.callsOf('changes.request')[0]).toEqual({
      systemUserId: ownUserId,
      packages: ['urn:altinn:accesspackage:merverdiavgift', 'urn:altinn:accesspackage:skattegrunnlag'],
    });
    await screen.findByText('Venter på godkjenning');
    await button('Åpne godkjenningssiden');
  });

  it('is not asked for with nothing chosen', async () => {
    page([]);
    fireEvent.click(await screen.findByRole('checkbox', { name: /Merverdiavgift/i }));
    await screen.findByText(/Velg minst én/);
    expect(await button('Be om endringen')).toHaveProperty('disabled', true);
  });

  it('waits for the one who was named, and can be taken back', async () => {
    const double = page([change()]);
    await screen.findByText(/Ingrid Solvang åpner godkjenningssiden/);
    fireEvent.click(await button('Trekk tilbake'));
    await waitFor(() => expect(double.callsOf('changes.remove')).toEqual([{ id: uuidOf(1, 31) }]));
    await button('Be om endringen');
  });

  it.each([
    ['Rejected', 'Endringen ble avslått'],
    ['Timedout', 'Endringen er utløpt'],
    ['Gone', 'Endringen finnes ikke lenger'],
  ] as const)('that is %s is asked for once more', async (status, words) => {
    const double = page([change({ status })]);
    await screen.findByText(words);
    fireEvent.click(await button('Be om den på nytt'));
    await waitFor(() => expect(double.callsOf('changes.resend')).toHaveLength(1));
  });

  it('that is approved says so, and leads back', async () => {
    page([change({ status: 'Accepted' })]);
    await screen.findByText('Endringen er godkjent');
    fireEvent.click(await button('Til systemtilgangen'));
    await screen.findByRole('heading', { level: 1, name: 'Egen rapportering' });
  });

  it('is not offered for one that works for clients', async () => {
    openApp(`/tilgang/systemtilganger/${uuidOf(1, 1)}/endre`);
    await screen.findByText(/Bare systemtilganger for eget firma kan endres/);
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});
