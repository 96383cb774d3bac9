import type { Notice } from '../../../../shared/contract/background.ts';
import type { Reminders } from '../../../../shared/contract/board.ts';
import type { TermCell } from '../../../../shared/contract/mva.ts';
import { addDays } from '../../../../shared/mva/periods.ts';
import { isWaitedFor } from '../../mva/board/waited-for.ts';

/** A message that is news, as it is held when somebody is told. */
export interface ToTell {
  readonly id: string;
  readonly kind: 'message' | 'content';
  readonly client: { readonly organisationNumber: string; readonly name: string };
  readonly title: string;
}

/** "7 nye meldinger for 5 klienter": many are told as one. */
export function messagesNotice(news: readonly ToTell[], showTitle: boolean): Notice | undefined {
  const [first] = news;
  if (!first) return undefined;
  const isOne = news.length === 1;
  return {
    kind: news.some(({ kind }) => kind === 'message') ? 'messages' : 'content',
    ...about(news),
    // Others may read what stands on a screen that is locked.
    title: isOne && showTitle ? first.title : null,
    to: isOne ? `/innboks/${first.id}` : '/innboks',
  };
}

export function countNotice(
  kind: Notice['kind'],
  of: readonly { readonly client: ToTell['client'] }[],
  to: string,
): Notice | undefined {
  return of.length === 0 ? undefined : { kind, ...about(of), title: null, to };
}

/** Returns whose day comes close, by the firm's own rules for reminders; what is late already stands in the window, and is not said again each day. */
export function remindedCells(cells: readonly TermCell[], reminders: Reminders, today: string): TermCell[] {
  return cells.filter((cell) => {
    if ((cell.state !== 'missing' && cell.state !== 'draft') || !isWaitedFor(cell)) return false;
    const { notDrafted, notReleased, notSent } = reminders;
    const days = cell.state === 'missing' ? notDrafted : cell.released ? notSent : notReleased;
    const due = cell.ownDeadline?.day ?? cell.deadline;
    return due >= today && due <= addDays(today, days);
  });
}

export interface Refused {
  readonly returnId: string;
  readonly client: ToTell['client'];
}

/** Refused returns, each leading to itself. */
export function refusedNotice(refused: readonly Refused[]): Notice | undefined {
  const [only] = refused;
  return countNotice('refused', refused, refused.length === 1 && only ? `/mva/${only.returnId}` : '/mva');
}

function about(of: readonly { readonly client: ToTell['client'] }[]): Pick<Notice, 'count' | 'clients' | 'client'> {
  const clients = new Map(of.map(({ client }) => [client.organisationNumber, client.name]));
  const [name = null] = clients.values();
  return { count: of.length, clients: clients.size, client: clients.size === 1 ? name : null };
}
