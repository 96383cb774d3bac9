import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { Finding, ReturnView } from '../../../shared/contract/mva.ts';
import { useRights } from '../../state/rights.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { krone } from './amounts.ts';
import { CheckedInRegisters } from './checked-in-registers.tsx';
import { FindingsSummary } from './findings.tsx';
import { EditForm } from './form/edit-form.tsx';
import { FixButtons } from './form/fix-buttons.tsx';
import { FormTools } from './form/form-tools.tsx';
import { useEditing } from './form/use-editing.ts';
import { Versions } from './form/versions.tsx';
import { FormHead } from './form-head.tsx';
import { FormLineView, noteText } from './form-line.tsx';
import { groupLines } from './lines.ts';
import { isOpen } from './return-state.ts';

/** The return as Skatteetaten shows it: themes, lines, and each finding at the line it concerns. A draft can be edited here. */
export function ReturnForm({ view }: { view: ReturnView }) {
  const t = useText('mva');
  const may = useRights(view.client.organisationNumber);
  const mayEdit = isOpen(view.state) && view.filings.every(({ sent }) => sent === 'notSent') && may('prepare');
  const editing = useEditing(view, mayEdit);
  const [open, setOpen] = useState(false);
  const isEdited = open && mayEdit;
  const fix = (finding: Finding) => <FixButtons finding={finding} editing={editing} heading={view} />;
  return (
    <section className="stack-3 return-form" aria-label={t('return.lines')}>
      <div className="row between wrap form-tools">
        <Heading level={2} data-size="2xs">
          {t('return.lines')}
        </Heading>
        {mayEdit && <FormTools editing={editing} open={isEdited} onOpen={setOpen} />}
      </div>
      {isEdited ? <EditForm view={view} editing={editing} /> : <ReadForm view={view} fix={mayEdit ? fix : undefined} />}
      {mayEdit && <Versions view={view} editing={editing} />}
    </section>
  );
}

function ReadForm({ view, fix }: { view: ReturnView; fix: ((finding: Finding) => ReactNode) | undefined }) {
  const t = useText('mva');
  const format = useFormat();
  const groups = useMemo(() => groupLines(view.category, view.lines), [view.category, view.lines]);
  return (
    <>
      {(isOpen(view.state) || view.findings.length > 0) && (
        <FindingsSummary findings={view.findings} {...(fix ? { fix } : {})} />
      )}
      {isOpen(view.state) && <CheckedInRegisters category={view.category} />}
      {view.note && <Paragraph data-size="sm">{t('return.note', { text: noteText(view.note) })}</Paragraph>}
      {groups.length === 0 ? (
        <Paragraph>{t('return.noLines')}</Paragraph>
      ) : (
        <table className="form-table">
          <FormHead />
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
                  fix={fix}
                />
              ))}
            </tbody>
          ))}
        </table>
      )}
      {view.payoutKid && <Paragraph data-size="sm">{t('return.payoutKid', { kid: view.payoutKid })}</Paragraph>}
    </>
  );
}
