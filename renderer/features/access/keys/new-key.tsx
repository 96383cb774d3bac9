import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useAction } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';
import { ImportKey } from './import-key.tsx';

const lengths = [2048, 3072, 4096] as const;

/** Makes a key here, or takes one in from a file. */
export function NewKey({ act }: { act: string }) {
  const t = useText('keys');
  const create = useAction('keys.create');
  const [bits, setBits] = useState<(typeof lengths)[number]>(3072);
  const [importing, setImporting] = useState(false);
  return (
    <div className="stack-3">
      <Field className="short-field">
        <Label>{t('bits')}</Label>
        <Select
          value={bits}
          onChange={(event) => setBits(lengths.find((each) => String(each) === event.target.value) ?? 3072)}
        >
          {lengths.map((each) => (
            <Select.Option key={each} value={each}>
              {t('bits.option', { bits: each })}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {create.error && <Failure error={create.error} onRetry={() => void create.run({ bits })} />}
      <div className="row wrap">
        <PrimaryButton loading={create.pending} onClick={() => void create.run({ bits })}>
          {act}
        </PrimaryButton>
        <Button variant="secondary" data-size="sm" onClick={() => setImporting(true)}>
          {t('rotate.import')}
        </Button>
      </div>
      {importing && <ImportKey onClose={() => setImporting(false)} />}
    </div>
  );
}
