import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { ChevronDownIcon, ChevronUpIcon, TrashIcon } from '@navikt/aksel-icons';
import { type ReactNode, useId, useState } from 'react';
import { INPUT } from '../../../../shared/mva/codes.ts';
import { notesThatFit, placeOf } from '../../../../shared/mva/notes.ts';
import { specificationsFor } from '../../../../shared/mva/specifications.ts';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import { lineKey, noteText, useSpecification } from '../form-line.tsx';
import type { FormLine } from '../lines.ts';
import { BehindLink } from '../saft/behind-context.tsx';
import { type EditLine, type Heading, placed, ratesFor, takesBase } from './edits.ts';
import { KeptField } from './kept-field.tsx';
import { NoteField } from './note-field.tsx';
import { readKroner } from './read-amount.ts';

export interface LineProps {
  readonly heading: Heading;
  readonly formLine: FormLine;
  readonly line: EditLine;
  /** It was just added: its first field is the next to fill in. */
  readonly isNew: boolean;
  readonly onChange: (patch: Partial<EditLine>) => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

/** One line as fields. What most lines do without is folded away below it. */
export function EditLineView({ heading, formLine, line, isNew, onChange, onRemove, children }: LineProps) {
  const t = useText('form');
  const mva = useText('mva');
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const more = useId();
  const name = { code: line.mvaKode, name: mva(lineKey(heading.category, formLine)) };
  const hasBase = takesBase(heading.category, line);
  const amount = { bare: true, number: true, show: format.number, read: readKroner, unreadable: t('field.amount') };
  return (
    <>
      <tr className="edit-line">
        <td className="number form-code">{line.mvaKode}</td>
        <td className={formLine.deduction ? 'form-deduction' : undefined}>
          <span>{name.name}</span>
          {!open && <LineDetails line={line} />}
          <BehindLink index={formLine.index} code={line.mvaKode} />
        </td>
        <td className="number">
          {hasBase ? (
            <KeptField
              {...amount}
              label={t('line.base', name)}
              value={line.grunnlag ?? ''}
              autoFocus={isNew}
              onCommit={(grunnlag) => onChange({ grunnlag })}
            />
          ) : (
            line.grunnlag !== null && format.number(line.grunnlag)
          )}
        </td>
        <td className="number">
          {hasBase ? (
            <RateField heading={heading} line={line} label={t('line.rate', name)} onChange={onChange} />
          ) : (
            line.sats !== null && `${format.number(line.sats)} %`
          )}
        </td>
        <td className="number">
          <KeptField
            {...amount}
            label={t('line.tax', name)}
            value={line.merverdiavgift}
            autoFocus={isNew && !hasBase && INPUT.includes(line.mvaKode)}
            onCommit={(merverdiavgift) => onChange({ merverdiavgift })}
          />
        </td>
        <td className="edit-acts">
          <span className="row tight">
            <Button
              variant="tertiary"
              data-size="sm"
              icon
              aria-label={t(open ? 'line.less' : 'line.more', name)}
              aria-expanded={open}
              aria-controls={more}
              onClick={() => setOpen(!open)}
            >
              {open ? <ChevronUpIcon aria-hidden /> : <ChevronDownIcon aria-hidden />}
            </Button>
            <Button variant="tertiary" data-size="sm" icon aria-label={t('line.remove', name)} onClick={onRemove}>
              <TrashIcon aria-hidden />
            </Button>
          </span>
        </td>
      </tr>
      {open && (
        <tr id={more}>
          <td />
          <td colSpan={5}>
            <MoreFields heading={heading} line={line} onChange={onChange} />
          </td>
        </tr>
      )}
      {children}
    </>
  );
}

function LineDetails({ line }: { line: EditLine }) {
  const mva = useText('mva');
  const specification = useSpecification();
  return (
    <>
      {line.spesifikasjon !== null && <span className="form-detail">{specification(line.spesifikasjon)}</span>}
      {line.mvaKodeRegnskapsystem && (
        <span className="form-detail">{mva('return.accountingCode', { code: line.mvaKodeRegnskapsystem })}</span>
      )}
      {line.merknad && <span className="form-detail">{mva('return.note', { text: noteText(line.merknad) })}</span>}
    </>
  );
}

type Part = Pick<LineProps, 'heading' | 'line' | 'onChange'>;

function RateField({ heading, line, label, onChange }: Part & { readonly label: string }) {
  const format = useFormat();
  const valid = ratesFor(line.mvaKode, heading.period);
  const rates = line.sats === null || valid.includes(line.sats) ? valid : [line.sats, ...valid];
  return (
    <Select
      data-size="sm"
      aria-label={label}
      value={line.sats ?? ''}
      onChange={(event) => onChange({ sats: event.target.value === '' ? null : event.target.value })}
    >
      {line.sats === null && <Select.Option value="">–</Select.Option>}
      {rates.map((rate) => (
        <Select.Option key={rate} value={rate}>
          {`${format.number(rate)} %`}
        </Select.Option>
      ))}
    </Select>
  );
}

function MoreFields({ heading: { category }, line, onChange }: Part) {
  const t = useText('form');
  const specification = useSpecification();
  const fitting = specificationsFor(category, line.mvaKode, line.grunnlag !== null);
  const { spesifikasjon } = line;
  const specifications =
    spesifikasjon === null || fitting.includes(spesifikasjon) ? fitting : [spesifikasjon, ...fitting];
  return (
    <div className="edit-more">
      {specifications.length > 0 && (
        <Field data-size="sm">
          <Label>{t('line.specification')}</Label>
          <Select
            value={spesifikasjon ?? ''}
            onChange={(event) => onChange({ spesifikasjon: event.target.value === '' ? null : event.target.value })}
          >
            <Select.Option value="">{t('line.noSpecification')}</Select.Option>
            {specifications.map((each) => (
              <Select.Option key={each} value={each}>
                {specification(each)}
              </Select.Option>
            ))}
          </Select>
        </Field>
      )}
      <KeptField
        label={t('line.ownCode')}
        value={line.mvaKodeRegnskapsystem ?? ''}
        read={(text) => text.trim()}
        onCommit={(text) => onChange({ mvaKodeRegnskapsystem: text === '' ? null : text })}
      />
      <NoteField
        label={t('line.note')}
        value={line.merknad}
        choices={notesThatFit(placeOf(category, placed(line)))}
        onCommit={(merknad) => onChange({ merknad })}
      />
    </div>
  );
}
