import { DateTime } from 'luxon';
import type { PracticeContext } from '../core/context.ts';
import type { Client } from '../core/world.ts';
import type { Claim, Paid } from './entries.ts';
import { plusDays } from './settle.ts';
import { numberOf } from './vat-claims.ts';

/** How a client pays, and how its ledger answers; by its place in the world, so that a world of any size has them all. */
export type Habit =
  | 'prompt'
  | 'late'
  | 'part'
  | 'never'
  | 'over'
  | 'withoutKid'
  | 'complains'
  | 'shielded'
  | 'noTotals'
  | 'noDetails';

const HABITS: readonly Habit[] = [
  ...['prompt', 'late', 'prompt', 'part', 'prompt', 'never', 'over', 'noDetails', 'withoutKid', 'prompt'],
  ...['prompt', 'complains', 'shielded', 'prompt', 'noTotals', 'late', 'prompt', 'noDetails', 'part', 'prompt'],
] as Habit[];

export function habitOf({ world }: PracticeContext, organisation: string): Habit {
  if (organisation === world.firm.organisationNumber) return 'part';
  const index = world.clients.findIndex((each) => each.organisationNumber === organisation);
  return index === -1 ? 'prompt' : (HABITS[index % HABITS.length] ?? 'prompt');
}

/** The newest claims are those that the habit is about; what is older was paid in the end. */
const RECENT_DAYS = 150;

/** What the client itself pays, beside what was paid in practice's bank: of each claim, on its day, what is left of it then. */
export function habitPayments(habit: Habit, claims: readonly Claim[], already: readonly Paid[], today: string): Paid[] {
  return claims.flatMap((claim) =>
    claim.dues.flatMap((due): Paid[] => {
      if (due.amount <= 0) return [];
      const done = already
        .filter(({ kid }) => kid !== null && kid === due.kid)
        .reduce((sum, each) => sum + each.amount, 0);
      const left = due.amount - done;
      if (left <= 0) return [];
      const isRecent = due.on > plusDays(today, -RECENT_DAYS);
      const pay = (on: string, amount: number, kid: string | null = due.kid ?? null): Paid[] =>
        on > today || amount <= 0 ? [] : [{ id: `FORF-${numberOf(`${due.id}:${on}:${kid}`)}`, on, amount, kid }];
      if (!isRecent) return pay(plusDays(due.on, habit === 'late' ? 20 : -2), left);
      switch (habit) {
        case 'late':
          return pay(plusDays(due.on, 25), left);
        case 'part':
        case 'noTotals':
          return pay(plusDays(due.on, -1), Math.round((left * 0.6) / 100) * 100);
        case 'never':
        case 'complains':
        case 'shielded':
        case 'noDetails':
          return [];
        case 'over':
          return pay(plusDays(due.on, -3), left + 5_000_00);
        case 'withoutKid':
          return pay(plusDays(due.on, -2), left, null);
        default:
          return pay(plusDays(due.on, -2), left);
      }
    }),
  );
}

/** Beside VAT: what an employer owes for each two months of the last year, and what a sole trader owes as a person. */
export function otherClaims(context: PracticeContext, client: Client, today: string): Claim[] {
  const year = Number(today.slice(0, 4));
  const random = context.random(`ledger:${client.organisationNumber}`);
  const claims: Claim[] = [];
  const isEmployer = random.next() < 0.5;
  if (isEmployer)
    for (const each of [year - 1, year])
      for (let term = 1; term <= 6; term += 1) {
        const due =
          DateTime.utc(each, term * 2, 15)
            .plus({ months: 1 })
            .toISODate() ?? '';
        for (const [type, group] of [
          ['ARBGAVG', 'Arbeidsgiveravgift'],
          ['FORSKTREKK', 'Forskuddstrekk'],
        ] as const) {
          const amount = random.between(80, 900) * 100_00;
          const id = String(numberOf(`${client.organisationNumber}:${type}:${each}:${term}`));
          claims.push({
            ...{
              id,
              ledger: 'tax',
              part: client.organisationNumber,
              type,
              group,
              text: group,
              created: plusDays(due, -14),
            },
            period: { text: `${term}. termin ${each}`, year: each, term: String(term) },
            dues: [{ id: `1${id}`, on: due, amount, kid: `${client.organisationNumber}${id}` }],
          });
        }
      }
  if (client.form === 'ENK') claims.push(ownerClaim(client, year, random.between(20, 90) * 1_000_00));
  return claims;
}

/** Advance tax of the owner: one claim, four due dates, one KID (5). */
function ownerClaim(client: Client, year: number, quarter: number): Claim {
  const id = String(numberOf(`${client.organisationNumber}:forskudd:${year}`));
  return {
    ...{
      id,
      ledger: 'tax',
      part: personNumber(client),
      type: 'UTSKR_FORSKSKATT',
      group: 'Skatt',
      text: 'Forskuddsskatt',
    },
    ...{ period: { text: 'Inntektstår', year }, created: `${year}-01-10` },
    dues: ['03-15', '06-15', '09-15', '12-15'].map((day, index) => {
      return { id: `${index + 1}${id}`, on: `${year}-${day}`, amount: quarter, kid: `7${id.padStart(14, '0')}` };
    }),
  };
}

/** Eleven digits that are nobody's: the months are counted from 41, as in Skatteetaten's own test data. */
function personNumber({ manager, organisationNumber }: Client): string {
  const [year = '1970', month = '01', day = '01'] = manager.born.split('-');
  return `${day}${String(Number(month) + 40).padStart(2, '0')}${year.slice(2)}${organisationNumber.slice(-5)}`;
}
