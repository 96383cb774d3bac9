import type { ReturnLine } from '../../../../shared/contract/mva.ts';
import type { SaftDraftLine } from '../../../../shared/contract/saft.ts';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import { kronerOf, sumOf, turned } from './amounts.ts';

interface Step {
  readonly label: string;
  readonly base: string | null;
  readonly tax: string | null;
}

interface Props {
  readonly line: SaftDraftLine;
  /** The line as the return has it now. */
  readonly now: ReturnLine | undefined;
}

/** From the sum of the postings in øre to the line: every step that changes the number. */
export function Steps({ line, now }: Props) {
  const t = useText('saft');
  const format = useFormat();
  const hasBase = line.base !== null;
  return (
    <table className="saft-steps" aria-label={t('steps.title')}>
      <thead>
        <tr>
          <th scope="col">{t('steps.title')}</th>
          {hasBase && (
            <th scope="col" className="right">
              {t('questions.base')}
            </th>
          )}
          <th scope="col" className="right">
            {t('questions.tax')}
          </th>
        </tr>
      </thead>
      <tbody>
        {useSteps(line, now).map(({ label, base, tax }, index, all) => (
          <tr key={label} className={index === all.length - 1 ? 'saft-sum' : undefined}>
            <th scope="row">{label}</th>
            {hasBase && <td className="number right nowrap">{base === null ? '' : format.number(base)}</td>}
            <td className="number right nowrap">{tax === null ? '' : format.number(tax)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useSteps(line: SaftDraftLine, now: ReturnLine | undefined): Step[] {
  const t = useText('saft');
  const count = line.shares.reduce((sum, { postings }) => sum + postings, 0);
  const [base, tax] = [sumOf(line.shares.map((each) => each.base)), sumOf(line.shares.map((each) => each.tax))];
  const steps: Step[] = [{ label: t('steps.sum', { count }), base: kronerOf(base), tax: kronerOf(tax) }];
  if (line.sign === -1) {
    steps.push({ label: t('steps.turned'), base: kronerOf(turned(base)), tax: kronerOf(turned(tax)) });
  }
  if (line.taxFrom === 'calculated') {
    steps.push({ label: t('steps.calculated'), base: null, tax: kronerOf(line.tax) });
  }
  steps.push({ label: t('steps.cut'), base: line.grunnlag, tax: line.merverdiavgift });
  if (now && (now.grunnlag !== line.grunnlag || now.merverdiavgift !== line.merverdiavgift)) {
    steps.push({ label: t('steps.now'), base: now.grunnlag, tax: now.merverdiavgift });
  }
  return steps;
}
