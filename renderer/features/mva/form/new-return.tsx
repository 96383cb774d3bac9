import { Button, Dialog, Field, Heading, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ClientRow } from '../../../../shared/contract/clients.ts';
import {
  type Category,
  category as categories,
  type Period,
  type PeriodKind,
  periodKind,
} from '../../../../shared/contract/mva.ts';
import { periodDates, periodKey, periodOn, shiftPeriod } from '../../../../shared/mva/periods.ts';
import { useAction, useQuery } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';
import { today, useNow } from '../../../ui/time.tsx';
import { ClientSelect } from '../client-select.tsx';
import { usePeriodName } from '../period-name.ts';

/** "Ny mva-melding": an empty draft for a client and a term that has begun. */
export function NewReturn({ onClose }: { onClose: () => void }) {
  const t = useText('form');
  const common = useText('common');
  const clients = useQuery('clients.list', {});
  return (
    <Dialog open onClose={onClose} closeButton={common('close')} className="confirm" data-size="sm">
      <Heading level={2} data-size="xs">
        {t('new.heading')}
      </Heading>
      <Paragraph data-size="sm">{t('new.text')}</Paragraph>
      <Loaded query={clients}>{({ rows }) => <NewForm rows={rows} onClose={onClose} />}</Loaded>
    </Dialog>
  );
}

/** One kind of period each (R095, R106). */
const onlyKind: Partial<Record<Category, PeriodKind>> = {
  kompensasjon: 'toMaaneder',
  omvendtAvgiftsplikt: 'treMaaneder',
};
const SHOWN = 8;

/** Those that have begun, newest first. */
function begunPeriods(kind: PeriodKind, day: string): Period[] {
  const running = periodOn(kind, day);
  return Array.from({ length: SHOWN }, (_, back) => shiftPeriod(running, -back));
}

function NewForm({ rows, onClose }: { rows: readonly ClientRow[]; onClose: () => void }) {
  const t = useText('form');
  const mva = useText('mva');
  const common = useText('common');
  const periodName = usePeriodName();
  const [, go] = useLocation();
  const day = today(useNow());
  const [organisationNumber, setOrganisationNumber] = useState('');
  const [category, setCategory] = useState<Category>('alminnelig');
  const [chosenKind, setKind] = useState<PeriodKind | undefined>();
  const [chosen, setChosen] = useState<string | undefined>();
  const create = useAction('form.create');
  const term = rows.find((row) => row.organisationNumber === organisationNumber)?.vatTerm;
  const usual = category === 'primaernaering' ? 'aar' : 'toMaaneder';
  const kind = onlyKind[category] ?? chosenKind ?? (term && term !== 'none' ? term : usual);
  const periods = begunPeriods(kind, day);
  const ended = periods.find((period) => periodDates(period).end < day);
  const period = periods.find((each) => periodKey(each) === chosen) ?? ended;
  const submit = async () => {
    if (!period || organisationNumber === '') return;
    const answer = await create.run({ organisationNumber, category, period });
    if (answer.ok) go(`/mva/${answer.value.id}`);
  };
  return (
    <form
      className="stack-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ClientSelect clients={rows} value={organisationNumber} onChange={setOrganisationNumber} />
      <Field>
        <Label>{t('new.category')}</Label>
        <Select value={category} onChange={(event) => setCategory(categories.parse(event.target.value))}>
          {categories.options.map((each) => (
            <Select.Option key={each} value={each}>
              {mva(`category.${each}`)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <div className="new-period">
        <Field>
          <Label>{t('new.kind')}</Label>
          <Select
            value={kind}
            disabled={onlyKind[category] !== undefined}
            onChange={(event) => setKind(periodKind.parse(event.target.value))}
          >
            {periodKind.options.map((each) => (
              <Select.Option key={each} value={each}>
                {t(`kind.${each}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Field>
          <Label>{mva('use.period')}</Label>
          <Select value={period ? periodKey(period) : ''} onChange={(event) => setChosen(event.target.value)}>
            {periods.map((each) => (
              <Select.Option key={periodKey(each)} value={periodKey(each)}>
                {periodName(each)}
              </Select.Option>
            ))}
          </Select>
        </Field>
      </div>
      {create.error && <Failure error={create.error} />}
      <div className="row wrap">
        <PrimaryButton type="submit" data-size="md" disabled={organisationNumber === ''} loading={create.pending}>
          {mva('use.submit')}
        </PrimaryButton>
        <Button type="button" variant="tertiary" onClick={onClose}>
          {common('cancel')}
        </Button>
      </div>
    </form>
  );
}
