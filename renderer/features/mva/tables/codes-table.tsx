import { Details, Paragraph, Select } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { TablePreview } from '../../../../shared/contract/tables.ts';
import { translations } from '../../../../shared/i18n/index.ts';
import { StateTag } from '../../../ui/state-tag.tsx';
import { useText } from '../../../ui/text.ts';

/** The standard codes that have words, in the order of their numbers. */
const standardCodes = Object.keys(translations.mva.nb).flatMap((key) => /^code\.(\d+)$/.exec(key)?.[1] ?? []);
type CodeKey = Extract<keyof typeof translations.mva.nb, `code.${number}`>;
const NOT_REPORTED = '-';

interface Props {
  readonly preview: TablePreview;
  readonly onChoose: (own: string, standard: string | null) => void;
}

/** What each code of the file stands for. Open while one of them is not known; else folded. */
export function CodesTable({ preview, onChoose }: Props) {
  const t = useText('tables');
  const open = preview.codes.filter(({ from }) => from === 'open').length;
  const [begunOpen] = useState(open > 0);
  if (preview.codes.length === 0) return null;
  return (
    <Details data-size="sm" defaultOpen={begunOpen} className="table-understanding">
      <Details.Summary>
        <span className="row wrap">
          {t('codes')}
          {open > 0 && <StateTag tone="warning">{t('codes.open', { count: open })}</StateTag>}
        </span>
      </Details.Summary>
      <Details.Content className="stack-3">
        <Paragraph data-size="sm">{t('codes.text')}</Paragraph>
        <table className="table table-codes">
          <thead>
            <tr>
              <th scope="col">{t('codes.own')}</th>
              <th scope="col" className="right">
                {t('codes.rows')}
              </th>
              <th scope="col">{t('codes.standard')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.codes.map((code) => (
              <CodeRow key={code.own} code={code} onChoose={(standard) => onChoose(code.own, standard)} />
            ))}
          </tbody>
        </table>
      </Details.Content>
    </Details>
  );
}

interface RowProps {
  readonly code: TablePreview['codes'][number];
  readonly onChoose: (standard: string | null) => void;
}

function CodeRow({ code, onChoose }: RowProps) {
  const t = useText('tables');
  const mva = useText('mva');
  const value = code.from === 'open' ? '' : (code.standard ?? NOT_REPORTED);
  return (
    <tr>
      <th scope="row" className="clip">
        {code.own}
      </th>
      <td className="number right">{code.rows}</td>
      <td>
        <Select
          data-size="sm"
          aria-label={code.own}
          aria-invalid={code.from === 'open'}
          value={value}
          onChange={(event) => onChoose(event.target.value === NOT_REPORTED ? null : event.target.value)}
        >
          <Select.Option value="" disabled>
            {t('codes.choose')}
          </Select.Option>
          <Select.Option value={NOT_REPORTED}>{t('codes.notReported')}</Select.Option>
          {standardCodes.map((standard) => (
            <Select.Option key={standard} value={standard}>
              {`${standard} ${mva(`code.${standard}` as CodeKey)}`}
            </Select.Option>
          ))}
        </Select>
      </td>
    </tr>
  );
}
