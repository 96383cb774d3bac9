import type Router from '@koa/router';
import { DateTime } from 'luxon';
import { FiledReturns } from '../apps/history.ts';
import type { PracticeContext } from '../core/context.ts';
import type { WorldUnit } from '../core/world.ts';
import { deadline, PERIOD_VALUES, type Period, periodDays } from '../skatteetaten/periods.ts';
import { enter, refuse, type Service } from './door.ts';

const FRISTER: Service = { prefix: 'FRI', scope: 'skatteetaten:frister' };
/** How far ahead duties are told. */
const AHEAD_DAYS = 120;

/** "Frister": what a business is to deliver, from the systems behind it; one of them answers seldom. */
export function mountDeadlines(router: Router, practice: PracticeContext): void {
  const filed = new FiledReturns(practice.database);
  router.get('/frister/v1/:profile/:organisation', async (request) => {
    const organisation = await enter(practice, request, FRISTER);
    if (organisation === undefined) return;
    const unit = practice.world.unit(organisation);
    const frister = unit ? [...vat(practice, unit, filed), ...tax(practice, unit)] : [];
    if (frister.length === 0) return refuse(request, 404, 'FRI-007', 'Fant ingen frister.');
    request.body = {
      virksomhet: organisation,
      kilder: [
        { kilde: 'skatt', status: 'OK', frister },
        { kilde: 'register', status: 'UTILGJENGELIG' },
      ],
    };
  });
}

function vat({ clock }: PracticeContext, unit: WorldUnit, filed: FiledReturns) {
  if (!unit.vat) return [];
  const { category } = unit.vat;
  const kind = unit.vat.kind === 'aar' ? 'skattleggingsperiodeAar' : 'skattleggingsperiodeToMaaneder';
  const now = DateTime.fromMillis(clock.now(), { zone: 'Europe/Oslo' }).startOf('day');
  const done = new Set(filed.of(unit.organisationNumber).map((each) => `${each.value}:${each.year}`));
  return [now.year - 1, now.year, now.year + 1]
    .flatMap((year) => (PERIOD_VALUES[kind] ?? []).map((value): Period => ({ kind, value, year })))
    .map((period) => ({ period, due: deadline(period, category) }))
    .filter(
      ({ period, due }) =>
        due >= now && due < now.plus({ days: AHEAD_DAYS }) && !done.has(`${period.value}:${period.year}`),
    )
    .map(({ period, due }) => ({
      tittel: `Lever mva-melding for ${words(period)}`,
      aktivitetsbeskrivelse: `${periodDays(period).first.toISODate()} til ${periodDays(period).last.toISODate()}`,
      aktivitetstype: 'rapporteringskrav',
      frist: due.toISODate(),
    }));
}

function words({ kind, value, year }: Period): string {
  const number = (PERIOD_VALUES[kind] ?? []).indexOf(value) + 1;
  return kind === 'skattleggingsperiodeAar' ? String(year) : `${number}. termin ${year}`;
}

/** The income tax return, last day of May. */
function tax({ clock }: PracticeContext, unit: WorldUnit) {
  const now = DateTime.fromMillis(clock.now(), { zone: 'Europe/Oslo' }).startOf('day');
  const due = now.set({ month: 5, day: 31 });
  const next = due < now ? due.plus({ years: 1 }) : due;
  const isFar = next > now.plus({ days: 365 });
  if (isFar || unit.form === 'BEDR') return [];
  return [
    {
      tittel: `Lever skattemelding for næring ${next.year - 1}`,
      aktivitetsbeskrivelse: `Inntektsåret ${next.year - 1}`,
      aktivitetstype: 'rapporteringskrav',
      frist: next.toISODate(),
    },
  ];
}
