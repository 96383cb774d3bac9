import Router from '@koa/router';
import type { Context } from 'koa';
import { DateTime } from 'luxon';
import type { Room } from '../core/context.ts';
import { query } from '../core/http.ts';
import { mountBank } from './bank.ts';
import { AccountBook } from './book.ts';
import { mountDeadlines } from './deadlines.ts';
import { enter, refuse, type Service } from './door.ts';
import type { Account } from './entries.ts';
import { habitOf } from './habits.ts';
import { allClaims, type Manner, openClaims, payments, payouts } from './wire.ts';

const CLAIMS: Service = { prefix: 'KB', scope: 'skatteetaten:kravogbetalinger' };
const YEAR: Service = { ...CLAIMS, inputProblem: spanProblem };
const BASE = '/kravogbetalinger/v1/:profile/:organisation';

/** "Krav og betalinger" and "Frister" (reference: Skatteetaten and system users, 2, 3), and the bank that practice pays from. */
export const claimsRoom: Room = (practice) => {
  const router = new Router();
  const book = new AccountBook(practice);

  const manner = (organisation: string): Manner => {
    const habit = habitOf(practice, organisation);
    return {
      today: book.today(),
      old: habit === 'noTotals',
      totals: habit !== 'noTotals',
      details: habit !== 'noDetails',
      shielded: habit === 'shielded',
    };
  };
  const answer = async (
    request: Context & { params: Record<string, string> },
    service: Service,
    make: (organisation: string, account: Account) => unknown,
  ): Promise<void> => {
    const organisation = await enter(practice, request, service);
    if (organisation === undefined) return;
    const account = book.of(organisation);
    const body = account && make(organisation, account);
    if (body === undefined) return refuse(request, 404, 'KB-007', 'Fant ingen krav eller betalinger.');
    request.body = body;
  };
  const year = (path: string, make: (organisation: string, account: Account, from: string, to: string) => object) =>
    router.get(`${BASE}/${path}`, (request) =>
      answer(request, YEAR, (organisation, account) => {
        const [from = '', to = ''] = [query(request, 'fraOgMed'), query(request, 'tilOgMed')];
        const entries = make(organisation, account, from, to === '' ? book.today() : to);
        if (Object.values(entries).every((list) => Array.isArray(list) && list.length === 0)) return undefined;
        const periode = { fraOgMed: from, tilOgMed: to };
        return { partIdentifikator: organisation, skjermet: manner(organisation).shielded, periode, ...entries };
      }),
    );

  router.get(`${BASE}/aapnekrav`, (request) =>
    answer(request, CLAIMS, (organisation, account) => openClaims(organisation, account, manner(organisation))),
  );
  year('krav', (organisation, account, from, to) => ({ krav: allClaims(account, from, to, manner(organisation)) }));
  year('innbetalinger', (organisation, account, from, to) => ({
    innbetaling: payments(organisation, account, from, to, manner(organisation)),
  }));
  year('utbetalinger', (organisation, account, from, to) => ({ utbetaling: payouts(organisation, account, from, to) }));
  mountDeadlines(router, practice);
  mountBank(router, practice, book);
  return router.routes();
};

/** At most a year, and in the right order. */
function spanProblem(request: Context): string | undefined {
  const [from, to] = [query(request, 'fraOgMed'), query(request, 'tilOgMed')];
  const day = (text: string | undefined) => DateTime.fromFormat(text ?? '', 'yyyy-MM-dd', { zone: 'utc' });
  if (!day(from).isValid) return 'Feltet fraOgMed mangler eller er ugyldig.';
  if (to === undefined) return undefined;
  if (!day(to).isValid) return 'Feltet tilOgMed er ugyldig.';
  if (day(to) < day(from)) return 'Feltet tilOgMed er før fraOgMed.';
  return day(to) >= day(from).plus({ years: 1 }) ? 'Perioden er lengre enn ett år.' : undefined;
}
