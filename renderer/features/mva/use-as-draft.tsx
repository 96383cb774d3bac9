import { Button, Dialog, Field, Heading, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ReturnView } from '../../../shared/contract/mva.ts';
import { periodKey } from '../../../shared/mva/periods.ts';
import { useAction, useQuery } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import { ClientSelect } from './client-select.tsx';
import { usePeriodName } from './period-name.ts';

/** "Bruk som utkast for termin …": the figures for another client or an open term. */
export function UseAsDraft({ view }: { view: ReturnView }) {
  const t = useText('mva');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" data-size="sm" onClick={() => setOpen(true)}>
        {t('use')}
      </Button>
      {open && <UseDialog view={view} onClose={() => setOpen(false)} />}
    </>
  );
}

function UseDialog({ view, onClose }: { view: ReturnView; onClose: () => void }) {
  const t = useText('mva');
  const common = useText('common');
  const periodName = usePeriodName();
  const [, go] = useLocation();
  const clients = useQuery('clients.list', {}).value?.rows ?? [];
  const terms = useQuery('mva.terms', {}).value?.terms ?? [];
  const [organisationNumber, setOrganisationNumber] = useState(view.client.organisationNumber);
  const [chosen, setChosen] = useState<string | undefined>();
  const use = useAction('mva.useAsDraft');
  const key = chosen ?? periodKey((terms.find(({ current }) => current) ?? terms[0] ?? view).period);
  const period = terms.find((term) => periodKey(term.period) === key)?.period;
  const submit = async () => {
    if (!period) return;
    const answer = await use.run({ returnId: view.id, organisationNumber, period });
    if (!answer.ok) return;
    onClose();
    go(`/mva/${answer.value.id}`);
  };
  return (
    <Dialog open onClose={onClose} closeButton={common('close')} className="confirm" data-size="sm">
      <form
        className="stack-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Heading level={2} data-size="xs">
          {t('use.heading')}
        </Heading>
        <Paragraph data-size="sm">{t('use.text')}</Paragraph>
        <ClientSelect clients={clients} value={organisationNumber} onChange={setOrganisationNumber} />
        <Field>
          <Label>{t('use.period')}</Label>
          <Select value={period ? key : ''} onChange={(event) => setChosen(event.target.value)}>
            <Select.Option value="" disabled>
              {t('use.choosePeriod')}
            </Select.Option>
            {terms.map((term) => (
              <Select.Option key={periodKey(term.period)} value={periodKey(term.period)}>
                {periodName(term.period)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        {use.error && <Failure error={use.error} />}
        <div className="row wrap">
          <PrimaryButton type="submit" data-size="md" disabled={!period} loading={use.pending}>
            {t('use.submit')}
          </PrimaryButton>
          <Button type="button" variant="tertiary" onClick={onClose}>
            {common('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
