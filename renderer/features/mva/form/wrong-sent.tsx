import { Button, Dialog, Field, Heading, Label, Paragraph, Select, Textarea } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { ReturnView } from '../../../../shared/contract/mva.ts';
import type { OutputOf } from '../../../../shared/contract.ts';
import { periodKey, periodOn, shiftPeriod } from '../../../../shared/mva/periods.ts';
import { useAction, useQuery } from '../../../state/context.tsx';
import { useRights } from '../../../state/rights.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { LanguageField } from '../../../ui/language-field.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useLanguage, useText } from '../../../ui/text.ts';
import { today, useNow } from '../../../ui/time.tsx';
import { ClientSelect } from '../client-select.tsx';
import { usePeriodName } from '../period-name.ts';
import { useSum } from '../return-sum.tsx';
import { wrongNote } from './wrong-note.ts';

const SENT: readonly ReturnView['state'][] = ['sent', 'accepted', 'acceptedWithDeviations'];

/** "Feil klient eller termin": what puts a return right that should not have been sent. Only of one that was. */
export function WrongSent({ view }: { view: ReturnView }) {
  const t = useText('form');
  const may = useRights(view.client.organisationNumber);
  const [open, setOpen] = useState(false);
  if (!SENT.includes(view.state) || !may('prepare')) return null;
  return (
    <>
      <Button variant="tertiary" data-size="sm" onClick={() => setOpen(true)}>
        {t('wrong')}
      </Button>
      {open && <WrongDialog view={view} onClose={() => setOpen(false)} />}
    </>
  );
}

function WrongDialog({ view, onClose }: { view: ReturnView; onClose: () => void }) {
  const t = useText('form');
  const common = useText('common');
  const [made, setMade] = useState<OutputOf<'form.putRight'> | undefined>();
  return (
    <Dialog open onClose={onClose} closeButton={common('close')} className="confirm put-right" data-size="sm">
      <Heading level={2} data-size="xs">
        {t('wrong')}
      </Heading>
      {made ? <Steps view={view} made={made} /> : <Where view={view} onMade={setMade} onClose={onClose} />}
    </Dialog>
  );
}

interface WhereProps {
  readonly view: ReturnView;
  readonly onMade: (made: OutputOf<'form.putRight'>) => void;
  readonly onClose: () => void;
}

const SHOWN = 8;

/** Where the figures belong. */
function Where({ view, onMade, onClose }: WhereProps) {
  const t = useText('form');
  const mva = useText('mva');
  const common = useText('common');
  const periodName = usePeriodName();
  const sum = useSum(view.fastsattMerverdiavgift);
  const running = periodOn(view.period.kind, today(useNow()));
  const periods = Array.from({ length: SHOWN }, (_, back) => shiftPeriod(running, -back));
  const clients = useQuery('clients.list', {}).value?.rows ?? [];
  const [organisationNumber, setOrganisationNumber] = useState('');
  const [key, setKey] = useState(periodKey(view.period));
  const make = useAction('form.putRight');
  const period = [view.period, ...periods].find((each) => periodKey(each) === key);
  const isSame = organisationNumber === view.client.organisationNumber && key === periodKey(view.period);
  const submit = async () => {
    if (!period) return;
    const answer = await make.run({ returnId: view.id, organisationNumber, period });
    if (answer.ok) onMade(answer.value);
  };
  return (
    <form
      className="stack-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Paragraph data-size="sm">
        {t('wrong.text', { client: view.client.name, term: periodName(view.period), sum: sum.words })}
      </Paragraph>
      <ClientSelect clients={clients} value={organisationNumber} onChange={setOrganisationNumber} />
      <Field>
        <Label>{mva('use.period')}</Label>
        <Select value={key} onChange={(event) => setKey(event.target.value)}>
          {periods.some((each) => periodKey(each) === periodKey(view.period)) || (
            <Select.Option value={periodKey(view.period)}>{periodName(view.period)}</Select.Option>
          )}
          {periods.map((each) => (
            <Select.Option key={periodKey(each)} value={periodKey(each)}>
              {periodName(each)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {make.error && <Failure error={make.error} />}
      <div className="row wrap">
        <PrimaryButton
          type="submit"
          data-size="md"
          disabled={organisationNumber === '' || isSame}
          loading={make.pending}
        >
          {t('wrong.make')}
        </PrimaryButton>
        <Button type="button" variant="tertiary" onClick={onClose}>
          {common('cancel')}
        </Button>
      </div>
    </form>
  );
}

/** What to do now, in order. Nothing of it has been sent. */
function Steps({ view, made }: { view: ReturnView; made: OutputOf<'form.putRight'> }) {
  const t = useText('form');
  const periodName = usePeriodName();
  const restored = useSum(made.putsRight.fastsattMerverdiavgift);
  const right = useSum(made.right.fastsattMerverdiavgift);
  const nameOf = ({ client, period }: ReturnView) => `${client.name}, ${periodName(period)}`;
  return (
    <div className="stack-4">
      <Paragraph data-size="sm" role="status">
        {t('wrong.made')}
      </Paragraph>
      <ol className="put-right-steps">
        <li>
          {t(made.restores ? 'wrong.step.restore' : 'wrong.step.zero')}{' '}
          <Link className="ds-link" href={`/mva/${made.putsRight.id}`}>
            {nameOf(made.putsRight)}
          </Link>
          : {restored.words}
        </li>
        <li>
          {t('wrong.step.right')}{' '}
          <Link className="ds-link" href={`/mva/${made.right.id}`}>
            {nameOf(made.right)}
          </Link>
          : {right.words}
        </li>
        <li>
          <ClientNote view={view} made={made} />
        </li>
      </ol>
    </div>
  );
}

function ClientNote({ view, made }: { view: ReturnView; made: OutputOf<'form.putRight'> }) {
  const t = useText('form');
  const [language, setLanguage] = useState(useLanguage());
  const firm = useQuery('access.overview', {}).value?.firm?.name ?? '';
  const text = wrongNote(language, view, made, firm);
  return (
    <div className="stack-2">
      <span>{t('wrong.step.note', { client: view.client.name })}</span>
      <LanguageField label={t('wrong.note.language')} value={language} onChange={setLanguage} />
      <Field data-size="sm">
        <Label>{t('wrong.note')}</Label>
        <Textarea rows={9} readOnly value={text} />
      </Field>
      <span className="row">
        <CopyButton text={text} what={t('wrong.note').toLowerCase()} />
      </span>
    </div>
  );
}
