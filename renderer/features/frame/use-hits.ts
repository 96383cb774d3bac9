import { ArrowsCirclepathIcon, Buildings3Icon, EnvelopeClosedIcon, PersonPlusIcon } from '@navikt/aksel-icons';
import { type ComponentType, type SVGProps, useEffect, useMemo, useState } from 'react';
import { pages } from '../../pages.ts';
import { useAppState, useQuery } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';

export interface Hit {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly icon: ComponentType<SVGProps<SVGSVGElement>>;
  readonly to?: string;
  readonly run?: () => void;
}

/** The text after it has rested a moment: the engine is not asked for every letter. */
function useRested(text: string, ms = 200): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), ms);
    return () => clearTimeout(timer);
  }, [text, ms]);
  return rested;
}

/** What the search finds, best first: pages and actions, clients by name or number, messages. */
export function useHits(query: string): readonly Hit[] {
  const t = useText('frame');
  const format = useFormat();
  const { queries } = useAppState();
  const clients = useQuery('clients.list', {}).value?.rows;
  const may = useRights();
  const rested = useRested(query.trim());
  const messages = useQuery('dialogs.list', rested.length < 2 ? undefined : { search: rested, limit: 6 }).value?.rows;
  return useMemo(() => {
    const words = query.trim().toLocaleLowerCase('nb');
    const digits = words.replace(/\s/g, '');
    const fits = (text: string) => text.toLocaleLowerCase('nb').includes(words);
    const places: Hit[] = pages
      .filter((page) => !page.right || may(page.right))
      .map((page) => ({
        id: page.path,
        name: t(page.label),
        detail: t('search.pages'),
        icon: page.icon,
        to: page.path,
      }));
    const actions: Hit[] = [
      {
        id: 'add',
        name: t('search.addClients'),
        detail: t('search.actions'),
        icon: PersonPlusIcon,
        to: '/klienter/legg-til',
      },
      {
        id: 'sync',
        name: t('search.syncNow'),
        detail: t('search.actions'),
        icon: ArrowsCirclepathIcon,
        run: () => void queries.run('dialogs.syncNow', {}),
      },
    ];
    const offered = actions.filter((hit) => hit.id !== 'add' || may('clients'));
    const found = [...places, ...offered].filter((hit) => fits(hit.name));
    if (words === '') return found;
    const people: Hit[] = (clients ?? [])
      .filter((row) => fits(row.name) || (/^\d{2,}$/.test(digits) && row.organisationNumber.includes(digits)))
      .slice(0, 8)
      .map((row) => ({
        id: row.organisationNumber,
        name: row.name,
        detail: format.organisationNumber(row.organisationNumber),
        icon: Buildings3Icon,
        to: `/klienter/${row.organisationNumber}`,
      }));
    const mail: Hit[] = (messages ?? []).map((row) => ({
      id: row.id,
      name: row.title,
      detail: row.client.name,
      icon: EnvelopeClosedIcon,
      to: `/innboks/${row.id}`,
    }));
    return [...found, ...people, ...mail];
  }, [query, clients, messages, t, format, queries, may]);
}
