import { Select } from '@digdir/designsystemet-react';
import {
  decimalSign,
  type TablePreview,
  type TableSetup,
  tableHalves,
  tableSign,
} from '../../../../shared/contract/tables.ts';
import { useText } from '../../../ui/text.ts';
import { Choice } from './columns-table.tsx';

interface Props {
  readonly preview: TablePreview;
  readonly setup: TableSetup;
  readonly onSetup: (setup: TableSetup) => void;
}

/** How amounts are understood: signs, decimals, and the codes that stand on both sides. */
export function SignFields({ preview, setup, onSetup }: Props) {
  const t = useText('tables');
  return (
    <div className="row wrap end table-reading">
      <Choice
        label={t('sign')}
        value={preview.sign.used}
        onChange={(value) => onSetup({ ...setup, sign: tableSign.parse(value) })}
      >
        {tableSign.options.map((each) => (
          <Select.Option key={each} value={each}>
            {t(`sign.${each}`)}
          </Select.Option>
        ))}
      </Choice>
      <Choice
        label={t('decimal')}
        value={preview.decimal.used}
        onChange={(value) => onSetup({ ...setup, decimal: decimalSign.parse(value) })}
      >
        {decimalSign.options.map((each) => (
          <Select.Option key={each} value={each}>
            {t(`decimal.${each}`)}
          </Select.Option>
        ))}
      </Choice>
      {preview.halves.map(({ code, used }) => (
        <Choice
          key={code}
          label={t('halves', { code })}
          value={used}
          onChange={(value) => onSetup({ ...setup, halves: { ...setup.halves, [code]: tableHalves.parse(value) } })}
        >
          {tableHalves.options.map((each) => (
            <Select.Option key={each} value={each}>
              {t(`halves.${each}`)}
            </Select.Option>
          ))}
        </Choice>
      ))}
    </div>
  );
}
