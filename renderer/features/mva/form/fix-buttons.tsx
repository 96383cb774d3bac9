import { Button, Select } from '@digdir/designsystemet-react';
import type { Finding } from '../../../../shared/contract/mva.ts';
import { useToast } from '../../../state/context.tsx';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import { useCodeName } from './add-line.tsx';
import { type Choice, choiceOf } from './choices.ts';
import { type FormState, type Heading, sameState } from './edits.ts';
import { type Fix, fixesOf } from './fixes.ts';
import type { Editing } from './use-editing.ts';

interface Props {
  readonly finding: Finding;
  readonly editing: Editing;
  readonly heading: Heading;
}

/** What would put it right, as buttons that do it; each can be taken back. */
export function FixButtons({ finding, editing, heading }: Props) {
  const t = useText('form');
  const format = useFormat();
  const toast = useToast();
  const { state, commit } = editing;
  const fixes = fixesOf(finding, editing.lineOf(finding), state, heading);
  const choice = choiceOf(finding, editing.lineOf(finding), heading);
  if (fixes.length === 0 && !choice) return null;
  const label = ({ label: key, amount, rate, base }: Fix) =>
    t(key, {
      base: base === undefined ? '' : format.number(base),
      amount: amount === undefined ? '' : format.number(amount),
      rate: rate === undefined ? '' : format.number(rate),
    });
  const put = (next: FormState) => {
    commit(next);
    if (!sameState(next, state)) toast(t('fix.done'), () => commit(state));
  };
  return (
    <span className="row wrap fix-buttons">
      {fixes.map((fix) => (
        <Button key={label(fix)} variant="secondary" data-size="sm" onClick={() => put(fix.apply(state))}>
          {label(fix)}
        </Button>
      ))}
      {choice && <Choosing choice={choice} heading={heading} onChoose={(value) => put(choice.apply(state, value))} />}
    </span>
  );
}

interface ChoosingProps {
  readonly choice: Choice;
  readonly heading: Heading;
  readonly onChoose: (value: string) => void;
}

function Choosing({ choice: { of, values }, heading, onChoose }: ChoosingProps) {
  const t = useText('form');
  const nameOf = useCodeName(heading.category);
  return (
    <Select
      data-size="sm"
      className="fix-choice"
      aria-label={t(`fix.choose.${of}`)}
      value=""
      onChange={(event) => onChoose(event.target.value)}
    >
      <Select.Option value="">{t(`fix.choose.${of}`)}</Select.Option>
      {values.map((value) => (
        <Select.Option key={value} value={value}>
          {of === 'note' ? value.charAt(0).toUpperCase() + value.slice(1) : `${value}: ${nameOf(value)}`}
        </Select.Option>
      ))}
    </Select>
  );
}
