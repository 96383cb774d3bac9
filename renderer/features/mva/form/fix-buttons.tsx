import { Button } from '@digdir/designsystemet-react';
import type { Finding } from '../../../../shared/contract/mva.ts';
import { useToast } from '../../../state/context.tsx';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import { type Heading, sameState } from './edits.ts';
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
  if (fixes.length === 0) return null;
  const label = ({ label: key, amount, rate }: Fix) =>
    t(key, {
      amount: amount === undefined ? '' : format.number(amount),
      rate: rate === undefined ? '' : format.number(rate),
    });
  const apply = (fix: Fix) => {
    const next = fix.apply(state);
    commit(next);
    if (!sameState(next, state)) toast(t('fix.done'), () => commit(state));
  };
  return (
    <span className="row wrap fix-buttons">
      {fixes.map((fix) => (
        <Button key={label(fix)} variant="secondary" data-size="sm" onClick={() => apply(fix)}>
          {label(fix)}
        </Button>
      ))}
    </span>
  );
}
