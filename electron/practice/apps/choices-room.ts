import Router from '@koa/router';
import type { Room } from '../core/context.ts';
import { ownForm } from '../core/form.ts';
import { type Html, hiddenToken, html, sendPage } from '../core/page.ts';
import { behaviour, changeBehaviour } from './settings.ts';

export const CHOICES = '/ovingsvalg';

/** Where a person chooses what practice copies when the sources disagree (reference mva-melding 5.4). */
export const choicesRoom: Room = (practice) => {
  const router = new Router();

  const page = (changed: boolean): Html => {
    const yes = behaviour(practice.database).systemUserPickedUp;
    const state = yes
      ? 'Ja. Øvingen svarer på innsendinger fra systemtilgang, slik Altinns brukerhistorier beskriver.'
      : 'Nei. Innsendinger fra systemtilgang blir liggende uten tilbakemelding, slik andre har rapportert.';
    const choice = (value: 'ja' | 'nei', text: string, chosen: boolean) =>
      html`<button ${chosen ? html`` : html`class="second"`} name="behandler" value="${value}" aria-pressed="${chosen ? 'true' : 'false'}">${text}</button>`;
    return html`<h1>Øvingsvalg</h1>
<p class="lead">Noe er ikke avklart hos myndighetene. Her velger du hva øvingen skal gjøre.</p>
${changed && html`<div class="good" role="status"><p>Valget er lagret. Det gjelder innsendinger som bekreftes fra nå av.</p></div>`}
<h2>Skatteetaten behandler innsendinger fra systemtilgang</h2>
<p>${state}</p>
<form method="post" action="${CHOICES}">${hiddenToken(practice.formToken)}
<div class="actions">${choice('ja', 'Ja, slik Altinns brukerhistorier beskriver', yes)}
${choice('nei', 'Nei, slik andre har rapportert', !yes)}</div></form>
<p>Innsendinger fra en innlogget person blir alltid behandlet.</p>
<p><a href="/selvbetjening">Til selvbetjeningen</a></p>`;
  };

  router.get(CHOICES, (context) => sendPage(context, { title: 'Øvingsvalg', body: page(false) }));
  router.post(CHOICES, async (context) => {
    const chosen = (await ownForm(practice, context)).get('behandler');
    if (chosen !== 'ja' && chosen !== 'nei') return context.throw(400, 'No choice was made.');
    changeBehaviour(practice.database, { systemUserPickedUp: chosen === 'ja' });
    sendPage(context, { title: 'Øvingsvalg', body: page(true) });
  });
  return router.routes();
};
