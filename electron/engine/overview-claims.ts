import type { ClaimFacts } from './claims/facts.ts';
import type { Claim, Ore } from './claims/model.ts';
import { type Named, onlyOne, type Row, row } from './overview-rows.ts';

interface Facts {
  readonly facts: ClaimFacts;
  readonly client: Named;
}

/** What clients owe Skatteetaten that asks for somebody today, of those whose claims are known. */
export function claimRows(
  all: readonly ClaimFacts[],
  { clients, today }: { readonly clients: readonly Named[]; readonly today: string },
): { readonly rows: Row[]; readonly overdue: number } {
  const named = new Map(clients.map((each) => [each.organisationNumber, each]));
  const known = all.flatMap((facts): Facts[] => {
    const client = named.get(facts.organisationNumber);
    return client ? [{ facts, client }] : [];
  });
  const missing = known.filter(({ facts }) => facts.missing.length > 0);
  const fined = known.filter(({ facts }) => facts.fines.length > 0);
  const late = known.filter(({ facts }) => isLate(facts, today));
  const sums = late.map(({ facts }) => facts.overdue);
  const isAllFined = missing.every(({ facts }) => facts.missing.some(({ type }) => /tvangsmulkt/i.test(type ?? '')));
  return {
    overdue: late.length,
    rows: [
      {
        ...ofClients('returnMissing', missing, isAllFined ? '/krav/tvangsmulkt' : '/krav'),
        by: firstDue(missing.flatMap(({ facts }) => facts.missing)),
      },
      {
        ...ofClients('coerciveFine', fined, '/krav/tvangsmulkt'),
        by: firstDue(fined.flatMap(({ facts }) => facts.fines)),
        ...amount(fined.flatMap(({ facts }) => facts.fines.map(openOf))),
      },
      {
        ...ofClients('claimOverdue', late, '/krav/forfalt'),
        by: late.flatMap(({ facts }) => facts.firstDue ?? []).toSorted()[0] ?? null,
        ...amount(sums),
      },
    ],
  };
}

/** By the service's own sum; where it gives none, by the lines' days. */
const isLate = ({ overdue, firstDue: day }: ClaimFacts, today: string): boolean =>
  overdue === null ? day !== null && day < today : overdue > 0;

function ofClients(kind: Row['kind'], found: readonly Facts[], many: string): Row {
  const client = onlyOne(found.map((each) => each.client));
  return { ...row(kind, client ? `/krav/${client.organisationNumber}` : many, found.length), client };
}

const firstDue = (claims: readonly Claim[]): string | null =>
  claims.flatMap(({ dues }) => dues.flatMap(({ due }) => due ?? [])).toSorted()[0] ?? null;

const openOf = ({ open, dues }: Claim): Ore | null => open ?? dues[0]?.open ?? null;

/** A sum with a gap in it is none. */
function amount(sums: readonly (Ore | null)[]): Pick<Row, 'amount'> {
  if (sums.length === 0 || sums.includes(null)) return {};
  return { amount: sums.reduce<number>((all, each) => all + (each ?? 0), 0) };
}
