import { DateTime } from 'luxon';
import type { FiledReturn } from '../apps/history.ts';
import { kidFor } from '../skatteetaten/payment.ts';
import { deadline, PERIOD_VALUES, type Period, periodDays, periodInWords } from '../skatteetaten/periods.ts';
import type { Claim, ClaimPeriod } from './entries.ts';
import { plusDays } from './settle.ts';

/** Days from Skatteetaten's answer until the claim stands in the ledger. */
const BOOKED_AFTER_DAYS = 2;
const FINE_AFTER_DAYS = 14;
/** Half a court fee a day, for as long as it lasts. */
const FINE_A_DAY = 657_00;
const FINE_DAYS = 100;

const dayOf = (at: number): string => DateTime.fromMillis(at, { zone: 'Europe/Oslo' }).toISODate() ?? '';

/** What a return became: to pay, to the party's credit, or nothing. */
export function returnClaim(partyId: number, filed: FiledReturn): Claim[] {
  if (filed.amount === 0) return [];
  const period: Period = filed;
  const id = `KRAV-${numberOf(filed.guid)}`;
  const created = plusDays(dayOf(filed.at), BOOKED_AFTER_DAYS);
  const due = deadline(period, filed.category).toISODate() ?? created;
  const kid = kidFor({
    ...{ reference: `${partyId}/${filed.guid}`, organisationNumber: filed.organisation, category: filed.category },
    ...{ period, total: BigInt(filed.amount) },
  });
  return [
    {
      ...{
        id,
        ledger: 'vat',
        part: filed.organisation,
        type: 'Mva-melding',
        group: 'Merverdiavgift',
        text: 'Mva-melding',
      },
      ...{ period: claimPeriod(period), created, assessed: 'egenfastsatt' },
      dues: [{ id, on: due, amount: filed.amount * 100, kid }],
    },
  ];
}

/** For a return that did not come: a fine for each day, from two weeks after the deadline. */
export function fineClaim(organisation: string, period: Period, due: string, today: string): Claim[] {
  const created = plusDays(due, FINE_AFTER_DAYS);
  if (created > today) return [];
  const late = Math.round(DateTime.fromISO(today).diff(DateTime.fromISO(created), 'days').days) + 1;
  const id = `KRAV-${numberOf(`${organisation}:${period.value}:${period.year}:fine`)}`;
  return [
    {
      ...{ id, ledger: 'vat', part: organisation, type: 'tvangsmulktMvaManglendeMvaMelding', group: 'Merverdiavgift' },
      ...{
        text: 'Tvangsmulkt for manglende mva-melding',
        period: claimPeriod(period),
        created,
        assessed: 'myndighetsfastsatt',
      },
      dues: [
        {
          id,
          on: plusDays(created, 21),
          amount: FINE_A_DAY * Math.min(late, FINE_DAYS),
          kid: `9${id.slice(5).padStart(14, '0')}`,
        },
      ],
    },
  ];
}

function claimPeriod(period: Period): ClaimPeriod {
  const { first, last } = periodDays(period);
  const n = (PERIOD_VALUES[period.kind] ?? []).indexOf(period.value) + 1;
  return {
    ...{ text: periodInWords(period), year: period.year, from: first.toISODate() ?? '', to: last.toISODate() ?? '' },
    ...(period.kind === 'skattleggingsperiodeToMaaneder' ? { term: String(n).padStart(2, '0') } : {}),
  };
}

/** Eight digits that belong to a name. */
export function numberOf(name: string): number {
  let hash = 7;
  for (const sign of name) hash = (hash * 31 + sign.charCodeAt(0)) % 89_999_989;
  return 10_000_000 + hash;
}
