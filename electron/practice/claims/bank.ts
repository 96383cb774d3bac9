import type Router from '@koa/router';
import type { PracticeContext } from '../core/context.ts';
import { ownForm } from '../core/form.ts';
import { query } from '../core/http.ts';
import { hiddenToken, html, sendPage } from '../core/page.ts';
import type { AccountBook } from './book.ts';

export const BANK = '/nettbank';

/** Where a client pays: whole kroner and øre, with a KID or without. */
export function mountBank(router: Router, practice: PracticeContext, book: AccountBook): void {
  const kroner = (ore: number) => (ore / 100).toLocaleString('nb-NO', { minimumFractionDigits: 2 });
  const page = (organisation: string, told?: string) => {
    const unit = practice.world.unit(organisation);
    const account = book.of(organisation);
    const open = (account?.claims ?? [])
      .flatMap((claim) => claim.dues.map((due) => ({ claim, due, open: account?.open(due) ?? 0 })))
      .filter((each) => each.open > 0);
    return html`<h1>Nettbank</h1>
<p class="lead">Her betaler klientene i øving det de skylder Skatteetaten.</p>
${told !== undefined && html`<div class="good" role="status"><p>${told}</p></div>`}
<form method="get" action="${BANK}"><label>Organisasjonsnummer <input name="klient" value="${organisation}" inputmode="numeric"></label>
<div class="actions"><button>Vis</button></div></form>
${unit && html`<h2>${unit.name}</h2>`}
${unit && open.length === 0 && html`<p>Ingenting å betale.</p>`}
${open.map(
  ({ claim, due, open: left }) => html`<form method="post" action="${BANK}">${hiddenToken(practice.formToken)}
<input type="hidden" name="klient" value="${organisation}"><input type="hidden" name="kid" value="${due.kid}">
<p>${claim.text} ${claim.period?.text}, forfall ${due.on}: <strong>kr ${kroner(left)}</strong></p>
<label>Beløp <input name="beloep" value="${(left / 100).toFixed(2)}" inputmode="decimal"></label>
<div class="actions"><button>Betal</button></div></form>`,
)}`;
  };
  router.get(BANK, (request) => {
    sendPage(request, { title: 'Nettbank', copyOf: 'en nettbank', body: page(query(request, 'klient') ?? '') });
  });
  router.post(BANK, async (request) => {
    const form = await ownForm(practice, request);
    const organisation = form.get('klient') ?? '';
    const amount = Math.round(Number((form.get('beloep') ?? '').replace(',', '.')) * 100);
    if (!practice.world.unit(organisation) || !Number.isSafeInteger(amount) || amount <= 0)
      return request.throw(400, 'No such payment.');
    const kid = form.get('kid');
    book.pay(organisation, amount, kid === '' ? null : kid);
    const told = `Betalt kr ${kroner(amount)}. Det vises hos Skatteetaten med en gang i øving.`;
    sendPage(request, { title: 'Nettbank', copyOf: 'en nettbank', body: page(organisation, told) });
  });
  practice.faults.hook('pay', ({ organisation, amount, kid }) => {
    book.pay(String(organisation), Number(amount), typeof kid === 'string' ? kid : null);
  });
}
