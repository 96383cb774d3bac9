import { Button, Dialog, Dropdown, Field, Heading, Input, Label, Paragraph } from '@digdir/designsystemet-react';
import { BookmarkIcon, MenuElipsisVerticalIcon } from '@navikt/aksel-icons';
import { type FormEvent, useState } from 'react';
import type { MessageFilter, SavedSearch } from '../../../shared/contract/messages-list.ts';
import { useAction, useQuery, useToast } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useText } from '../../ui/text.ts';
import { queryOf } from './view.ts';

interface Props {
  readonly filter: MessageFilter;
  readonly onShow: (filter: MessageFilter) => void;
}

/** The searches this person keeps: opened by a click, renamed and deleted from a menu of their own. */
export function SavedSearches({ filter, onShow }: Props) {
  const t = useText('inboxList');
  const searches = useQuery('messages.saved', {}).value?.searches ?? [];
  const [naming, setNaming] = useState<SavedSearch | 'new' | undefined>();
  const now = queryOf(filter);
  if (searches.length === 0 && now === '') return null;
  return (
    <section className="saved-searches stack-1" aria-label={t('saved.title')}>
      {searches.length > 0 && <h2 className="saved-searches-title">{t('saved.title')}</h2>}
      {searches.map((search) => (
        <div key={search.id} className="saved-search">
          <button
            type="button"
            className="saved-search-open clip"
            aria-current={queryOf(search.filter) === now ? 'true' : undefined}
            onClick={() => onShow(search.filter)}
          >
            {search.name}
          </button>
          <SavedMenu search={search} onRename={() => setNaming(search)} />
        </div>
      ))}
      {now !== '' && !searches.some((search) => queryOf(search.filter) === now) && (
        <Button variant="tertiary" data-size="sm" onClick={() => setNaming('new')}>
          <BookmarkIcon aria-hidden /> {t('saved.save')}
        </Button>
      )}
      {naming && <NameSearch search={naming} filter={filter} onClose={() => setNaming(undefined)} />}
    </section>
  );
}

function SavedMenu({ search, onRename }: { search: SavedSearch; onRename: () => void }) {
  const t = useText('inboxList');
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const remove = useAction('messages.removeSearch');
  const save = useAction('messages.saveSearch');
  const forget = async () => {
    setOpen(false);
    const answer = await remove.run({ id: search.id });
    if (!answer.ok) return;
    toast(t('saved.deleted', { name: search.name }), () => void save.run({ name: search.name, filter: search.filter }));
  };
  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger
        variant="tertiary"
        icon
        data-size="sm"
        aria-label={t('saved.more', { name: search.name })}
        onClick={() => setOpen(!open)}
      >
        <MenuElipsisVerticalIcon aria-hidden />
      </Dropdown.Trigger>
      <Dropdown data-size="sm" open={open} onClose={() => setOpen(false)}>
        <Dropdown.List>
          <Dropdown.Item>
            <Dropdown.Button
              onClick={() => {
                setOpen(false);
                onRename();
              }}
            >
              {t('saved.rename')}
            </Dropdown.Button>
          </Dropdown.Item>
          <Dropdown.Item>
            <Dropdown.Button onClick={() => void forget()}>{t('saved.delete')}</Dropdown.Button>
          </Dropdown.Item>
        </Dropdown.List>
      </Dropdown>
    </Dropdown.TriggerContext>
  );
}

function NameSearch({
  search,
  filter,
  onClose,
}: {
  search: SavedSearch | 'new';
  filter: MessageFilter;
  onClose: () => void;
}) {
  const t = useText('inboxList');
  const common = useText('common');
  const toast = useToast();
  const save = useAction('messages.saveSearch');
  const known = search === 'new' ? undefined : search;
  const [name, setName] = useState(known?.name ?? filter.search ?? '');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    const answer = await save.run({ ...(known && { id: known.id }), name, filter: known?.filter ?? filter });
    if (!answer.ok) return;
    toast(t('saved.done'));
    onClose();
  };
  return (
    <Dialog open onClose={onClose} closeButton={common('close')} data-size="sm" className="confirm">
      <form className="stack-4" onSubmit={(event) => void submit(event)}>
        <Heading level={2} data-size="2xs">
          {t(known ? 'saved.rename' : 'saved.save')}
        </Heading>
        {!known && <Paragraph>{t('saved.text')}</Paragraph>}
        <Field data-size="sm">
          <Label>{t('saved.name')}</Label>
          <Input value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
        </Field>
        {save.error && <Failure error={save.error} />}
        <div className="row wrap">
          <Button type="submit" data-color="accent" loading={save.pending}>
            {common('save')}
          </Button>
          <Button type="button" variant="tertiary" onClick={onClose}>
            {common('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
