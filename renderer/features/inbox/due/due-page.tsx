import './due.css';
import { Button, Checkbox, Field, Heading, Label, Select } from '@digdir/designsystemet-react';
import { CalendarIcon, ChevronLeftIcon, ChevronRightIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAction, useQuery } from '../../../state/context.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { useFormat } from '../../../ui/format.ts';
import { LeaveButton } from '../../../ui/leave-button.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { SaveFile } from '../../../ui/save-file.tsx';
import { useText } from '../../../ui/text.ts';
import { today, useNow } from '../../../ui/time.tsx';
import { DueDays } from './due-days.tsx';
import { MonthGrid } from './month-grid.tsx';
import { monthDays, monthOf, nextMonth } from './months.ts';

/** `/innboks/frister`: what is due across clients, a month at a time, as a calendar and as a list. */
export function DuePage() {
  const t = useText('office');
  const inbox = useText('inbox');
  const mva = useText('mva');
  const format = useFormat();
  const now = today(useNow());
  const [month, setMonth] = useState(() => monthOf(now));
  const [personId, setPersonId] = useState('');
  const [withDone, setWithDone] = useState(false);
  const days = monthDays(month);
  const wish = {
    from: days.first,
    to: days.last,
    ...(personId === '' ? {} : { personId }),
    ...(withDone ? { withDone } : {}),
  };
  const query = useQuery('office.due', wish);
  const people = useQuery('messages.choices', {}).value?.people ?? [];
  const save = useAction('office.exportDue');
  const name = `${mva(`month.${Number(month.slice(5)) as 1}`)} ${month.slice(0, 4)}`;
  const words = { due: t('due.due'), followUp: t('due.followUp'), from: t('due.from') };
  return (
    <Page
      title={t('due.title')}
      lead={t('due.lead')}
      actions={
        <>
          <LeaveButton to="/innboks">{inbox('title')}</LeaveButton>
          <SaveFile
            label={t('due.export')}
            text={t('due.export')}
            done={t('due.exported')}
            save={() => save.run({ ...wish, name: t('due.file', { month: name }), words })}
          />
        </>
      }
    >
      <div className="row wrap between">
        <div className="row tight">
          <Step
            label={t('due.previous')}
            onClick={() => setMonth(nextMonth(month, -1))}
            icon={<ChevronLeftIcon aria-hidden />}
          />
          <Heading level={2} data-size="2xs" className="due-month" aria-live="polite">
            {name}
          </Heading>
          <Step
            label={t('due.next')}
            onClick={() => setMonth(nextMonth(month, 1))}
            icon={<ChevronRightIcon aria-hidden />}
          />
          {month !== monthOf(now) && (
            <Button variant="tertiary" data-size="sm" onClick={() => setMonth(monthOf(now))}>
              {t('due.thisMonth')}
            </Button>
          )}
        </div>
        <div className="row wrap">
          <Checkbox
            data-size="sm"
            label={t('due.withDone')}
            checked={withDone}
            onChange={(event) => setWithDone(event.target.checked)}
          />
          <Field data-size="sm" className="due-person">
            <Label className="sr-only">{t('due.whose')}</Label>
            <Select value={personId} onChange={(event) => setPersonId(event.target.value)}>
              <Select.Option value="">{t('due.everyone')}</Select.Option>
              {people.map((person) => (
                <Select.Option key={person.id} value={person.id}>
                  {person.name}
                </Select.Option>
              ))}
            </Select>
          </Field>
        </div>
      </div>
      <Loaded query={query}>
        {({ rows, more }) => (
          <>
            <MonthGrid month={month} today={now} rows={rows} />
            {rows.length === 0 ? (
              <Empty icon={CalendarIcon} title={t('due.none')} text={t('due.none.text')}>
                <Link href="/innboks" className="ds-link">
                  {t('due.toInbox')}
                </Link>
              </Empty>
            ) : (
              <DueDays rows={rows} today={now} />
            )}
            {more && <p className="subtle">{t('due.more', { number: format.number(rows.length) })}</p>}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Step({ label, onClick, icon }: { label: string; onClick: () => void; icon: React.ReactNode }) {
  return (
    <Button variant="tertiary" icon data-size="sm" aria-label={label} onClick={onClick}>
      {icon}
    </Button>
  );
}
