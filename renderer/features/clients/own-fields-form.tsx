import { Button, Checkbox, Field, Fieldset, Label, Select, Textarea, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { type ClientDetail, type OwnFields, type VatTerm, vatTerm } from '../../../shared/contract/client-list.ts';
import { type Category, category } from '../../../shared/contract/mva.ts';
import { isOrganisationNumber, parseOrganisationNumber } from '../../../shared/ids.ts';
import { periodKinds } from '../../../shared/mva/periods.ts';
import type { Failure as FailureValue } from '../../../shared/outcome.ts';
import { Failure } from '../../ui/failure.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { useSaveFields } from './use-edit.ts';

const terms: readonly VatTerm[] = [...periodKinds, 'none'];

/** Edits the firm's own details of one client. */
export function OwnFieldsForm({ detail, onDone }: { detail: ClientDetail; onDone: () => void }) {
  const t = useText('clientList');
  const mva = useText('mva');
  const common = useText('common');
  const format = useFormat();
  const save = useSaveFields();
  const [fields, setFields] = useState<OwnFields>(detail.fields);
  const [groups, setGroups] = useState(detail.fields.groups.join(', '));
  const [joint, setJoint] = useState(detail.fields.jointUnit ? format.organisationNumber(detail.fields.jointUnit) : '');
  const [error, setError] = useState<FailureValue>();
  const [pending, setPending] = useState(false);
  const jointNumber = joint.trim() === '' ? null : parseOrganisationNumber(joint);
  const jointBad = jointNumber === undefined || (jointNumber !== null && !isOrganisationNumber(jointNumber));
  const set = (change: Partial<OwnFields>) => setFields((before) => ({ ...before, ...change }));
  const submit = async () => {
    if (jointBad) return;
    setPending(true);
    const names = groups
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '');
    const answer = await save(detail.organisationNumber, { ...fields, groups: names, jointUnit: jointNumber });
    setPending(false);
    if (answer.ok) onDone();
    else setError(answer.error);
  };
  return (
    <form
      className="stack-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Textfield
        data-size="sm"
        label={t('own.groups')}
        description={t('own.groups.hint')}
        value={groups}
        onChange={(event) => setGroups(event.target.value)}
      />
      <Textfield
        data-size="sm"
        label={t('col.responsible')}
        value={fields.responsible}
        maxLength={120}
        onChange={(event) => set({ responsible: event.target.value })}
      />
      <Textfield
        data-size="sm"
        label={t('column.deputy')}
        value={fields.deputy}
        maxLength={120}
        onChange={(event) => set({ deputy: event.target.value })}
      />
      <Field data-size="sm">
        <Label>{t('col.vatTerm')}</Label>
        <Select
          value={fields.vatTerm ?? ''}
          onChange={(event) => {
            const chosen = vatTerm.safeParse(event.target.value);
            set({ vatTerm: chosen.success ? chosen.data : null });
          }}
        >
          <Select.Option value="">{t('term.unknown')}</Select.Option>
          {terms.map((term) => (
            <Select.Option key={term} value={term}>
              {t(`term.${term}`)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Field data-size="sm">
        <Label>{t('own.vatCategory')}</Label>
        <Select
          value={fields.vatCategory ?? ''}
          onChange={(event) => {
            const chosen = category.safeParse(event.target.value);
            set({ vatCategory: chosen.success ? chosen.data : null });
          }}
        >
          <Select.Option value="">{t('own.vatCategory.unknown')}</Select.Option>
          {category.options.map((each) => (
            <Select.Option key={each} value={each}>
              {mva(`category.${each}`)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <AlsoDelivers main={fields.vatCategory} also={fields.alsoDelivers} onChange={set} />
      <Textfield
        data-size="sm"
        type="date"
        label={t('own.deliversFrom')}
        value={fields.deliversFrom ?? ''}
        onChange={(event) => set({ deliversFrom: event.target.value === '' ? null : event.target.value })}
      />
      <Textfield
        data-size="sm"
        label={t('own.joint')}
        description={t('own.joint.hint')}
        error={jointBad ? t('own.joint.bad') : undefined}
        value={joint}
        onChange={(event) => setJoint(event.target.value)}
      />
      <Field data-size="sm">
        <Label>{t('own.notes')}</Label>
        <Textarea
          rows={4}
          maxLength={4000}
          value={fields.notes}
          onChange={(event) => set({ notes: event.target.value })}
        />
      </Field>
      {error && <Failure error={error} />}
      <div className="row">
        <Button type="submit" variant="secondary" data-size="sm" loading={pending}>
          {t('own.save')}
        </Button>
        <Button type="button" variant="tertiary" data-size="sm" onClick={onDone}>
          {common('cancel')}
        </Button>
      </div>
    </form>
  );
}

interface AlsoProps {
  readonly main: Category | null;
  readonly also: readonly Category[];
  readonly onChange: (change: Pick<OwnFields, 'alsoDelivers'>) => void;
}

/** Kinds of return beside the main one. */
function AlsoDelivers({ main, also, onChange }: AlsoProps) {
  const t = useText('clientList');
  const mva = useText('mva');
  return (
    <Fieldset data-size="sm">
      <Fieldset.Legend>{t('own.also')}</Fieldset.Legend>
      <Fieldset.Description>{t('own.also.hint')}</Fieldset.Description>
      {category.options
        .filter((each) => each !== (main ?? 'alminnelig'))
        .map((each) => (
          <Checkbox
            key={each}
            data-size="sm"
            label={mva(`category.${each}`)}
            checked={also.includes(each)}
            onChange={({ target }) =>
              onChange({ alsoDelivers: target.checked ? [...also, each] : also.filter((other) => other !== each) })
            }
          />
        ))}
    </Fieldset>
  );
}
