// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ReturnView } from '../../../../../shared/contract/mva.ts';
import { ok } from '../../../../../shared/outcome.ts';
import { returns } from '../../../../preview/scenes/mva.ts';
import { uuidOf } from '../../../../preview/scenes/people.ts';
import type { Double } from '../../double.ts';
import { openApp } from '../open-app.tsx';

const READY = uuidOf(7, 0);
const RELEASED = uuidOf(7, 14);
/** Prepared by whoever sits there, where four eyes are asked for; its term is marked. */
const OWN = uuidOf(7, 10);
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const isOff = (each: HTMLElement) => each.hasAttribute('disabled');

/** Releases given and withdrawn take effect. */
function held(double: Double): void {
  const views = new Map(returns.map((each) => [each.id, each]));
  const keep = (returnId: string, release: ReturnView['release']) => {
    const view = { ...(views.get(returnId) as ReturnView), release };
    views.set(returnId, view);
    return ok(view);
  };
  double.handle('mva.get', ({ returnId }) => ok(views.get(returnId) as ReturnView));
  double.handle('batch.release', ({ returnId }) =>
    keep(returnId, { by: 'Ingrid Solberg', at: '2026-11-21T08:00:00.000Z', despite: null }),
  );
  double.handle('batch.withdraw', ({ returnId }) => keep(returnId, null));
}

describe('a return that is released on its own page', () => {
  it('is released for the figures that were seen, after a word of what that means, and nothing is sent', async () => {
    const double = openApp(`#/mva/${READY}`, held);
    fireEvent.click(await button('Frigi uten å sende'));
    expect(double.callsOf('batch.release')).toEqual([]);
    const dialog = screen.getByText('Frigi mva-meldingen for Fjell og Fjord AS?').closest('dialog') as HTMLElement;
    expect(dialog.textContent).toContain('Endres tallene eller vedleggene, faller frigivelsen bort');
    fireEvent.click(within(dialog).getByText('Frigi'));
    await screen.findByText(/^Ingrid Solberg, 21\. nov/);
    expect(double.callsOf('batch.release')).toEqual([{ returnId: READY, figuresHash: returns[0]?.figuresHash }]);
    expect(double.callsOf('mva.file')).toEqual([]);
    expect(screen.queryByText('Frigi uten å sende')).toBeNull();
  });

  it('tells who released it and when, also right before it is sent, and can be withdrawn', async () => {
    const double = openApp(`#/mva/${RELEASED}`, held);
    const told = await screen.findByText(/^Kari Nordal, 21\. nov/);
    expect(screen.getAllByText('Frigitt')).toHaveLength(2);
    fireEvent.click(await button(/^Send inn for/));
    const dialog = screen.getByText(/^Sende inn mva-meldingen/).closest('dialog') as HTMLElement;
    expect(dialog.textContent).toMatch(/Frigitt av.*Kari Nordal, 21/);
    fireEvent.click(within(dialog).getByText('Avbryt'));
    fireEvent.click(await button('Trekk frigivelsen'));
    await button('Frigi uten å sende');
    expect(double.callsOf('batch.withdraw')).toEqual([{ returnId: RELEASED }]);
    expect(told.isConnected).toBe(false);
  });

  it('is sent past errors on the word of whoever released it so', async () => {
    const broken = { ...(returns.find(({ id }) => id === uuidOf(7, 7)) as ReturnView) };
    const despite = { reason: 'Koden er ny fra 1. november', rules: ['R001'] };
    const release = { by: 'Kari Nordal', at: '2026-11-21T07:40:00.000Z', despite };
    openApp(`#/mva/${broken.id}`, (double) => double.handle('mva.get', () => ok({ ...broken, release })));
    await screen.findByText('Frigitt tross feil: Koden er ny fra 1. november');
    expect(isOff(await button(/^Send inn for/))).toBe(false);
  });
});

describe('four eyes and rights', () => {
  it('are told before anything is tried: who prepared it neither releases nor sends it', async () => {
    openApp(`#/mva/${OWN}`);
    const send = await button(/^Send inn for/);
    await waitFor(() => expect(isOff(send)).toBe(true));
    expect(document.getElementById(send.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
      'To personer må være innom hver innsending',
    );
    expect(screen.queryByText('Frigi uten å sende')).toBeNull();
  });

  it('let whoever prepared it send by system user what another released', async () => {
    openApp(`#/mva/${RELEASED}`, (double) =>
      double.handle('batch.mayRelease', () =>
        ok({ problem: { code: 'people.samePerson', params: {}, retryable: false, sent: 'notSent' } }),
      ),
    );
    await screen.findByText(/^Kari Nordal, 21\. nov/);
    expect(isOff(await button(/^Send inn for/))).toBe(false);
    fireEvent.click(screen.getByLabelText(/^Innlogget person/));
    await waitFor(async () => expect(isOff(await button(/^(Send|Logg) inn/))).toBe(true));
  });

  it('offer neither to those who may not file', async () => {
    openApp(`#/mva/${RELEASED}`, (double) =>
      double.handle('people.mine', () => ok({ everything: true, setUp: false, rights: ['read', 'prepare'] })),
    );
    await screen.findByText(/^Kari Nordal, 21\. nov/);
    await waitFor(() => expect(screen.queryByText('Trekk frigivelsen')).toBeNull());
    expect(isOff(await button(/^Send inn for/))).toBe(true);
  });
});

describe('what is noted of its term', () => {
  it('stands on the page: that others deliver it, and our own deadline with the reason', async () => {
    openApp(`#/mva/${OWN}`);
    expect((await screen.findByText(/^Leveres av andre · /)).textContent).toContain('Ingrid Solberg');
    expect(screen.getByText(/Fisk og Fjære Rekneskap AS leverer ut året/)).toBeTruthy();
  });

  it('leaves the authority’s deadline beside it', async () => {
    openApp(`#/mva/${RELEASED}`);
    await screen.findByText(/^Vår frist 3\. des.*: Revisor vil se den først$/);
    expect(screen.getByText(/^Frist 10\. des/)).toBeTruthy();
  });
});
