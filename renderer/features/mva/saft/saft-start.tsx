import { Button, Field, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { XMarkIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { type Category, category as categories } from '../../../../shared/contract/mva.ts';
import type { OutputOf } from '../../../../shared/contract.ts';
import { periodKey } from '../../../../shared/mva/periods.ts';
import { useAction, useQuery } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { FileButton } from '../../../ui/file-field.tsx';
import { useFormat } from '../../../ui/format.ts';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';
import { today, useNow } from '../../../ui/time.tsx';
import { usePeriodMonths, usePeriodName } from '../period-name.ts';
import { proposedTerm, termsFor } from './terms.ts';

export interface SaftFile {
  readonly handle: string;
  readonly name: string;
  readonly ledger: OutputOf<'saft.recognise'>['ledger'];
}

interface Props {
  readonly organisationNumber: string;
  readonly files: readonly SaftFile[];
  /** Another file instead, or one more. */
  readonly onChoose: (file: File) => void;
  readonly onAdd: (file: File) => void;
  readonly onRemove: (handle: string) => void;
  readonly onClose: () => void;
}

/** What a draft from SAF-T needs to be told: which files, which term, which kind of return. */
export function SaftStart({ organisationNumber, files, onChoose, onAdd, onRemove, onClose }: Props) {
  const t = useText('saft');
  const mva = useText('mva');
  const common = useText('common');
  const [, go] = useLocation();
  const start = useAction('saft.start');
  const term = useTerm(organisationNumber, files);
  const [chosenCategory, setCategory] = useState<Category | undefined>();
  const category = chosenCategory ?? term.category;
  const submit = async () => {
    if (!term.period) return;
    const handles = files.map(({ handle }) => handle);
    const started = await start.run({ organisationNumber, handles, category, period: term.period });
    if (started.ok) go(`/mva/saft/${started.value.jobId}`);
  };
  return (
    <>
      <FileList files={files} onRemove={onRemove} />
      <div className="row wrap">
        <FileButton label={mva('import.another')} word={mva('import.another')} accept="" onFile={onChoose} />
        <FileButton label={t('file.more')} word={t('file.more')} accept="" onFile={onAdd} />
      </div>
      {term.choice}
      <Field>
        <Label>{t('category')}</Label>
        <Select value={category} onChange={(event) => setCategory(categories.parse(event.target.value))}>
          {categories.options.map((each) => (
            <Select.Option key={each} value={each}>
              {mva(`category.${each}`)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {start.error && <Failure error={start.error} />}
      <div className="row wrap">
        <PrimaryButton
          type="button"
          data-size="md"
          loading={start.pending}
          disabled={!term.period || organisationNumber === ''}
          onClick={() => void submit()}
        >
          {t('start')}
        </PrimaryButton>
        <Button type="button" variant="tertiary" onClick={onClose}>
          {common('cancel')}
        </Button>
      </div>
    </>
  );
}

function useTerm(organisationNumber: string, files: readonly SaftFile[]) {
  const t = useText('saft');
  const mva = useText('mva');
  const periodName = usePeriodName();
  const months = usePeriodMonths();
  const day = today(useNow());
  const [chosen, setChosen] = useState<string | undefined>();
  const known = useQuery('saft.terms', organisationNumber === '' ? undefined : { organisationNumber }).value;
  const covers = files.flatMap(({ ledger }) => ledger?.covers ?? []);
  const terms = termsFor(
    known?.kind ?? 'toMaaneder',
    (known?.terms ?? []).map(({ period }) => period),
    covers,
  );
  const key = chosen ?? (terms.length > 0 ? periodKey(proposedTerm(terms, covers, day)) : '');
  const choice = (
    <Field>
      <Label>{t('term')}</Label>
      <Select value={terms.length > 0 ? key : ''} onChange={(event) => setChosen(event.target.value)}>
        <Select.Option value="" disabled>
          {mva('use.choosePeriod')}
        </Select.Option>
        {terms.map((period) => (
          <Select.Option key={periodKey(period)} value={periodKey(period)}>
            {[periodName(period), months(period)].filter((each) => each !== '').join(', ')}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
  return {
    choice,
    period: terms.find((period) => periodKey(period) === key),
    category: known?.category ?? 'alminnelig',
  } as const;
}

function FileList({ files, onRemove }: Pick<Props, 'files' | 'onRemove'>) {
  const t = useText('saft');
  const format = useFormat();
  return (
    <ul className="plain-list stack-2" aria-label={t('file.list')}>
      {files.map(({ handle, name, ledger }) => (
        <li key={handle} className="row between saft-file">
          <div className="stack-1">
            <strong>{name}</strong>
            <Paragraph data-size="sm" className="subtle">
              {[
                ledger?.companyName && t('file.own', { company: ledger.companyName }),
                ledger?.organisationNumber && format.organisationNumber(ledger.organisationNumber),
                ledger?.covers
                  ? t('file.covers', { from: format.day(ledger.covers.start), to: format.day(ledger.covers.end) })
                  : t('file.coversUnknown'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Paragraph>
          </div>
          {files.length > 1 && (
            <Button
              type="button"
              variant="tertiary"
              icon
              data-size="sm"
              aria-label={t('file.remove', { name })}
              onClick={() => onRemove(handle)}
            >
              <XMarkIcon aria-hidden />
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
