import { Button, Chip } from '@digdir/designsystemet-react';
import type { MessageFilter } from '../../../shared/contract/messages-list.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { type Option, useChoices } from './use-choices.ts';
import { queryOf } from './view.ts';

interface Props {
  readonly filter: MessageFilter;
  /** As in `Filters`. */
  readonly listed: boolean;
  readonly onChange: (part: Partial<MessageFilter>) => void;
  readonly onClear: () => void;
}

interface Active {
  readonly key: string;
  readonly name: string;
  readonly without: Partial<MessageFilter>;
}

/** True when something other than words and order narrows the list. */
export const isNarrowed = ({ search, sort, ...filter }: MessageFilter): boolean => queryOf(filter) !== '';

/** What narrows the list, each to be taken away by itself. */
export function ActiveFilters({ filter, listed, onChange, onClear }: Props) {
  const t = useText('inboxList');
  const inbox = useText('inbox');
  const active = useActive(filter, listed);
  if (active.length === 0) return null;
  return (
    <section className="inbox-active row wrap tight" aria-label={t('filters.active')}>
      {active.map(({ key, name, without }) => (
        <Chip.Removable
          key={key}
          data-size="sm"
          aria-label={t('filters.remove', { name })}
          onClick={() => onChange(without)}
        >
          {name}
        </Chip.Removable>
      ))}
      <Button variant="tertiary" data-size="sm" onClick={onClear}>
        {inbox('filters.clear')}
      </Button>
    </section>
  );
}

function useActive(filter: MessageFilter, listed: boolean): Active[] {
  const t = useText('inboxList');
  const inbox = useText('inbox');
  const format = useFormat();
  const choices = useChoices(listed);
  const nameIn = (options: readonly Option[], key: string) => options.find((each) => each.key === key)?.name ?? key;
  const active: Active[] = [];
  const one = (name: keyof MessageFilter, text: (value: string) => string) => {
    const value = filter[name];
    if (typeof value === 'string' && value !== '')
      active.push({ key: name, name: text(value), without: { [name]: undefined } });
  };
  const many = (name: 'owners' | 'services' | 'statuses') => {
    const values = filter[name] ?? [];
    for (const value of values)
      active.push({
        key: `${name} ${value}`,
        name: nameIn(choices[name], value),
        without: { [name]: values.filter((each) => each !== value) },
      });
  };
  const flag = (name: 'unreadOnly' | 'newContent' | 'hideDone' | 'followUp', text: string) => {
    if (filter[name]) active.push({ key: name, name: text, without: { [name]: undefined } });
  };
  one('organisationNumber', (value) => nameIn(choices.clients, value));
  one('party', (value) => nameIn(choices.subUnits, value));
  one('group', (value) => value);
  one('responsible', (value) => value);
  many('owners');
  many('services');
  many('statuses');
  one('due', (value) => nameIn(choices.due, value));
  one('from', (value) => t('chip.from', { day: format.day(value) }));
  one('to', (value) => t('chip.to', { day: format.day(value) }));
  flag('unreadOnly', inbox('filters.unread'));
  flag('newContent', t('filters.newContent'));
  flag('hideDone', inbox('filters.hideDone'));
  flag('followUp', t('filters.followUp'));
  one('person', (value) =>
    value === 'nobody' || value === 'astray'
      ? t(`chip.${value}`)
      : t('chip.person', { name: nameIn(choices.people, value) }),
  );
  one('tag', (value) => value);
  one('label', (value) => nameIn(choices.labels, value));
  return active;
}
