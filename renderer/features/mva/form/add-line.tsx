import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { Category } from '../../../../shared/contract/mva.ts';
import { useText } from '../../../ui/text.ts';
import { lineKey } from '../form-line.tsx';
import { themesOf } from '../lines.ts';

/** What a code is called in the form of the category. */
export function useCodeName(category: Category): (mvaKode: string) => string {
  const mva = useText('mva');
  const line = {
    spesifikasjon: null,
    mvaKodeRegnskapsystem: null,
    grunnlag: '0',
    sats: null,
    merverdiavgift: '0',
    merknad: null,
  };
  return (mvaKode) => mva(lineKey(category, { index: 0, deduction: false, line: { ...line, mvaKode } }));
}

/** Codes by theme, as Skatteetaten's own form shows them. */
export function AddLine({ category, onAdd }: { category: Category; onAdd: (code: string) => void }) {
  const t = useText('form');
  const mva = useText('mva');
  const [code, setCode] = useState('');
  const nameOf = useCodeName(category);
  return (
    <form
      className="row wrap end add-line"
      onSubmit={(event) => {
        event.preventDefault();
        if (code !== '') onAdd(code);
        setCode('');
      }}
    >
      <Field data-size="sm" className="add-line-code">
        <Label>{t('add.label')}</Label>
        <Select value={code} onChange={(event) => setCode(event.target.value)}>
          <Select.Option value="">{t('add.choose')}</Select.Option>
          {themesOf(category).map(([theme, codes]) => (
            <optgroup key={theme} label={mva(`theme.${theme}`)}>
              {codes.map((each) => (
                <Select.Option key={each} value={each}>{`${each}: ${nameOf(each)}`}</Select.Option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <Button type="submit" variant="secondary" data-size="sm" disabled={code === ''}>
        <PlusIcon aria-hidden fontSize="1.125rem" />
        {t('add.act')}
      </Button>
    </form>
  );
}
