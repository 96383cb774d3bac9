import { useMemo } from 'react';
import { messageFilter } from '../../../shared/contract/messages-list.ts';
import { useQuery } from '../../state/context.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { useStatusName } from './status-text.tsx';

export interface Option {
  readonly key: string;
  readonly name: string;
  readonly count?: number;
}

export interface Choices {
  readonly clients: readonly Option[];
  readonly owners: readonly Option[];
  readonly services: readonly Option[];
  readonly statuses: readonly Option[];
  readonly subUnits: readonly (Option & { readonly organisationNumber: string })[];
  readonly tags: readonly Option[];
  readonly people: readonly Option[];
  readonly due: readonly Option[];
  readonly labels: readonly Option[];
}

/**
 * What there is to choose by, with the names people know: the fields and the chips both read it. `wanted`: false while what it takes
 * to count them would hold up something else.
 */
export function useChoices(wanted = true): Choices {
  const t = useText('inboxList');
  const { compare } = useFormat();
  const statusName = useStatusName();
  const found = useQuery('messages.choices', wanted ? {} : undefined).value;
  const clients = useQuery('clients.list', wanted ? {} : undefined).value?.rows;
  const seesAll = useQuery('people.mine', {}).value?.everything === true;
  return useMemo(() => {
    const names = (clients ?? []).map((row) => ({ key: row.organisationNumber, name: row.name }));
    return {
      clients: names.sort((a, b) => compare(a.name, b.name)),
      owners: found?.owners ?? [],
      services: found?.services ?? [],
      statuses: (found?.statuses ?? []).map((each) => ({
        ...each,
        name: each.key === 'NotApplicable' ? t('status.NotApplicable') : statusName(each.key),
      })),
      subUnits: found?.subUnits ?? [],
      tags: (found?.tags ?? []).map((tag) => ({ key: tag, name: tag })),
      people: [
        ...(found?.people ?? []).map(({ id, name }) => ({ key: id, name })),
        { key: 'nobody', name: t('filters.nobody') },
        ...(seesAll ? [{ key: 'astray', name: t('filters.astray') }] : []),
      ],
      due: messageFilter.shape.due.unwrap().options.map((key) => ({ key, name: t(`due.${key}`) })),
      labels: messageFilter.shape.label.unwrap().options.map((key) => ({ key, name: t(`label.${key}`) })),
    };
  }, [found, clients, t, statusName, compare, seesAll]);
}
