import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useMemo } from 'react';
import type { ReturnView } from '../../../shared/contract/mva.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { krone } from './amounts.ts';
import { CheckedInRegisters } from './checked-in-registers.tsx';
import { FindingsSummary } from './findings.tsx';
import { FormLineView, noteText } from './form-line.tsx';
import { groupLines } from './lines.ts';
import { isOpen } from './return-state.ts';

/** The return as Skatteetaten shows it: themes, lines, and each finding at the line it concerns. */
export function ReturnForm({ view }: { view: ReturnView }) {
  const t = useText('mva');
  const format = useFormat();
  const groups = useMemo(() => groupLines(view.category, view.lines), [view.category, view.lines]);
  return (
    <section className="stack-3 return-form" aria-label={t('return.lines')}>
      <Heading level={2} data-size="2xs">
        {t('return.lines')}
      </Heading>
      {(isOpen(view.state) || view.findings.length > 0) && <FindingsSummary findings={view.findings} />}
      {isOpen(view.state) && <CheckedInRegisters category={view.category} />}
      {view.note && <Paragraph data-size="sm">{t('return.note', { text: noteText(view.note) })}</Paragraph>}
      {groups.length === 0 ? (
        <Paragraph>{t('return.noLines')}</Paragraph>
      ) : (
        <table className="form-table">
          <thead>
            <tr>
              <th scope="col" colSpan={2} className="form-head">
                {t('return.code')}
              </th>
              <th scope="col" className="form-head number">
                {t('return.base')}
              </th>
              <th scope="col" className="form-head number">
                {t('return.rate')}
              </th>
              <th scope="col" className="form-head form-tax number">
                {t('return.tax')}
              </th>
            </tr>
          </thead>
          {groups.map((group) => (
            <tbody key={group.theme}>
              <tr>
                <th scope="rowgroup" colSpan={4} className="form-theme">
                  {t(`theme.${group.theme}`)}
                </th>
                <td className="form-theme form-tax number">{format.number(krone(group.sum))}</td>
              </tr>
              {group.lines.map((formLine) => (
                <FormLineView
                  key={formLine.index}
                  category={view.category}
                  formLine={formLine}
                  findings={view.findings.filter(({ line }) => line === formLine.index)}
                />
              ))}
            </tbody>
          ))}
        </table>
      )}
      {view.payoutKid && <Paragraph data-size="sm">{t('return.payoutKid', { kid: view.payoutKid })}</Paragraph>}
    </section>
  );
}
