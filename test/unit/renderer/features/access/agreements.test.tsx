// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { orderLetter } from '../../../../../renderer/features/access/agreements/letter.ts';
import { clientIdFault } from '../../../../../renderer/features/access/client-id-fault.ts';
import type { AgreementsView } from '../../../../../shared/contract/agreements.ts';
import { ready } from '../../../../preview/scenes/access.ts';
import { openApp } from '../open-app.tsx';

const row = async (name: string): Promise<HTMLElement> => {
  const item = (await screen.findByRole('button', { name: `Noter om ${name}` })).closest('li');
  if (!item) throw new Error(name);
  return item;
};

/** Dates hold together with spaces that do not break. */
const textOf = (item: HTMLElement): string => (item.textContent ?? '').replace(/\u00a0/g, ' ');

describe('Avtaler og scopes', () => {
  it('says of each order how it stands, by whom and by what proof', async () => {
    openApp('/tilgang/avtaler');
    expect(textOf(await row('altinn:authentication/systemregister.write, Maskinporten'))).toContain(
      'Bekreftet av Maskinporten 20. nov. 2026',
    );
    const ordered = await row('altinn:authentication/systemuser.request.write, Maskinporten');
    expect(textOf(ordered)).toContain('Maskinporten svarte MP-250 20. nov. 2026');
    expect(textOf(ordered)).toContain('Bestilt 16. nov. 2026, notert av Ingrid Solvang');
    const lacking = await row('altinn:authentication/systemuser.request.read, Maskinporten');
    expect(textOf(lacking)).toContain('ikke lagt til på integrasjonen');
    expect(textOf(await row('Registrering som sluttbrukersystemleverandør'))).toContain('sto ikke med fullmakt');
    expect(screen.queryByRole('button', { name: 'Noter om altinn:instances.write, Maskinporten' })).toBeNull();
  });

  it('notes a refusal only with its reason, and all that is left as ordered at once', async () => {
    const double = openApp('/tilgang/avtaler');
    const item = within(await row('altinn:correspondence.read, Maskinporten'));
    fireEvent.click(item.getByRole('button', { name: /^Noter om/ }));
    fireEvent.change(item.getByLabelText('Status'), { target: { value: 'refused' } });
    fireEvent.click(item.getByRole('button', { name: 'Lagre' }));
    await item.findByText('Skriv hva eieren begrunnet avslaget med.');
    fireEvent.change(item.getByLabelText('Begrunnelse'), { target: { value: ' Mangler formål ' } });
    fireEvent.click(item.getByRole('button', { name: 'Lagre' }));
    await waitFor(() => expect(double.callsOf('agreements.note')).toHaveLength(1));
    expect(double.callsOf('agreements.note')[0]).toMatchObject({
      ids: ['correspondence'],
      status: 'refused',
      reason: 'Mangler formål',
    });
    fireEvent.click(screen.getByRole('button', { name: 'Noter alt som bestilt i dag' }));
    await waitFor(() => expect(double.callsOf('agreements.note')).toHaveLength(2));
    const { ids, status } = double.callsOf('agreements.note')[1] ?? {};
    expect([status, ids?.includes('systemRegister'), ids?.includes('delegationsRead')]).toEqual([
      'ordered',
      false,
      true,
    ]);
  });
});

describe('the letter of an order', () => {
  it.each(['nb', 'nn', 'en'] as const)('names firm, environment, client ids and scopes in %s', async (language) => {
    const double = openApp('/tilgang/avtaler');
    const answer = await double.bridge.agreements.view({});
    if (!answer.ok) throw new Error(answer.error.code);
    const view: AgreementsView = answer.value;
    const text = orderLetter(language, view, view.scopes);
    for (const part of ['TT02', view.clientIds.maskinporten, '- digdir:dialogporten']) expect(text).toContain(part);
    expect(text).toContain(view.firm?.name);
    expect(text).not.toMatch(/\{\{|undefined/);
  });
});

describe('a pasted client id', () => {
  it.each([
    ['7f1c1d0a-52f6-4f0e-9c5e', 'id.form'],
    [ready.maskinporten.clientId.toUpperCase(), 'id.other'],
    [ready.key.key?.kid ?? '', 'id.key'],
    [ready.firm?.organisationNumber ?? '', 'id.firm'],
    [' 9f1c1d0a-52f6-4f0e-9c5e-3c1d9a2b4e77 ', undefined],
  ] as const)('%s is %s', (text, fault) => {
    expect(clientIdFault(text, 'idporten', ready)).toBe(fault);
  });
});
