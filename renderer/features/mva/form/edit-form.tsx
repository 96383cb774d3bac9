import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useMemo, useRef, useState } from 'react';
import type { Finding, ReturnView } from '../../../../shared/contract/mva.ts';
import { notesOfReturn } from '../../../../shared/mva/notes.ts';
import { Failure } from '../../../ui/failure.tsx';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import { krone } from '../amounts.ts';
import { FindingsSummary, FindingText } from '../findings.tsx';
import { FormHead } from '../form-head.tsx';
import { groupLines } from '../lines.ts';
import { AddLine } from './add-line.tsx';
import { EditLineView } from './edit-line.tsx';
import { addCode, changeLine, type EditLine, removeLine, totalOf } from './edits.ts';
import { FixButtons } from './fix-buttons.tsx';
import { KeptField } from './kept-field.tsx';
import { NoteField } from './note-field.tsx';
import type { Editing } from './use-editing.ts';

/** The form as fields, in the order and with the words of the form that is read. */
export function EditForm({ view, editing }: { view: ReturnView; editing: Editing }) {
  const t = useText('form');
  const { state, commit } = editing;
  return (
    <div className="stack-4 form-editing">
      <KeptProblem editing={editing} />
      <FellAway editing={editing} />
      <FindingsSummary
        findings={editing.findings}
        fix={(finding) => <FixButtons finding={finding} editing={editing} heading={view} />}
      />
      <EditTable view={view} editing={editing} />
      <div className="edit-whole">
        <NoteField
          label={t('whole.note')}
          value={state.note}
          choices={notesOfReturn(view.category)}
          onCommit={(note) => commit({ ...state, note })}
        />
        <KeptField
          label={t('whole.payoutKid')}
          value={state.payoutKid ?? ''}
          read={(text) => text.replace(/\s/g, '')}
          onCommit={(text) => commit({ ...state, payoutKid: text === '' ? null : text })}
        />
        <Paragraph data-size="xs" className="subtle">
          {t('whole.payoutKidHelp')}
        </Paragraph>
      </div>
    </div>
  );
}

function EditTable({ view, editing }: { view: ReturnView; editing: Editing }) {
  const t = useText('form');
  const mva = useText('mva');
  const format = useFormat();
  const { state, commit } = editing;
  const [added, setAdded] = useState<number | undefined>();
  const adding = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => groupLines(view.category, state.lines), [view.category, state.lines]);
  const add = (code: string) => {
    const next = addCode(state, view, code, editing.newId);
    setAdded(next.lines[state.lines.length]?.id);
    commit(next);
  };
  const remove = (line: EditLine) => {
    commit(removeLine(state, line.id));
    // Its button is gone; the keyboard goes on from where lines are added.
    adding.current?.querySelector('select')?.focus();
  };
  return (
    <>
      {groups.length === 0 ? (
        <Paragraph>{t('lines.none')}</Paragraph>
      ) : (
        <table className="form-table edit-table">
          <FormHead acts={t('line.acts')} />
          {groups.map((group) => (
            <tbody key={group.theme}>
              <tr>
                <th scope="rowgroup" colSpan={4} className="form-theme">
                  {mva(`theme.${group.theme}`)}
                </th>
                <td className="form-theme number">{format.number(krone(group.sum))}</td>
                <td className="form-theme" />
              </tr>
              {group.lines.map((formLine) => {
                const line = state.lines[formLine.index];
                return (
                  line && (
                    <EditLineView
                      key={line.id}
                      heading={view}
                      formLine={formLine}
                      line={line}
                      isNew={line.id === added}
                      onChange={(patch) => commit(changeLine(state, line.id, patch))}
                      onRemove={() => remove(line)}
                    >
                      <LineFindings line={line} view={view} editing={editing} />
                    </EditLineView>
                  )
                );
              })}
            </tbody>
          ))}
          <tfoot>
            <tr>
              <th scope="row" colSpan={4} className="form-theme">
                {mva('return.sum')}
              </th>
              <td className="form-theme number" aria-live="polite">
                {format.number(totalOf(state))}
              </td>
              <td className="form-theme" />
            </tr>
          </tfoot>
        </table>
      )}
      <div ref={adding}>
        <AddLine category={view.category} onAdd={add} />
      </div>
    </>
  );
}

function LineFindings({ line, view, editing }: { line: EditLine; view: ReturnView; editing: Editing }) {
  const own = editing.findings.filter((finding: Finding) => editing.lineOf(finding)?.id === line.id);
  if (own.length === 0) return null;
  return (
    <tr>
      <td />
      <td colSpan={5} className="form-findings">
        <ul className="plain-list">
          {own.map((finding) => (
            <li key={`${finding.rule} ${finding.element ?? ''}`}>
              <FindingText finding={finding} line={line}>
                <FixButtons finding={finding} editing={editing} heading={view} />
              </FindingText>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

/** What could not be kept stands in the form all the same. */
function KeptProblem({ editing }: { editing: Editing }) {
  const t = useText('form');
  if (!editing.error) return null;
  return (
    <div className="stack-2">
      <Failure error={editing.error} />
      <div className="row wrap">
        <Button variant="secondary" data-size="sm" onClick={editing.retry}>
          {t('keep.retry')}
        </Button>
        <Button variant="tertiary" data-size="sm" onClick={editing.reload}>
          {t('keep.reload')}
        </Button>
      </div>
    </div>
  );
}

function FellAway({ editing: { fell } }: { editing: Editing }) {
  const t = useText('form');
  if (!fell) return null;
  const what = fell.controls && fell.release ? 'both' : fell.release ? 'release' : 'controls';
  return (
    <Alert data-color="info" data-size="sm" role="status">
      <Heading level={3} data-size="2xs">
        {t(`fell.${what}`)}
      </Heading>
      <Paragraph data-size="sm">{t('fell.text')}</Paragraph>
    </Alert>
  );
}
