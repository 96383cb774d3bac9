import type { CheckRun, CheckState } from '../../../shared/contract/checks.ts';
import { StateTag, type Tone } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { Ago } from '../../ui/time.tsx';

/** The answer in one line, told aloud when it changes. */
export function CheckSummary({ run }: { run: CheckRun }) {
  const t = useText('checks');
  const count = (state: CheckState) => run.checks.filter((each) => each.state === state).length;
  const [failed, warnings, skipped] = [count('failed'), count('warning'), count('skipped')];
  const said = (): [Tone, string] => {
    if (run.state === 'running') {
      const done = run.checks.length - count('waiting') - count('running');
      return ['waiting', t('run.running', { done, of: run.checks.length })];
    }
    if (run.state === 'cancelled') return ['info', t('run.cancelled')];
    if (failed > 0) return ['bad', t('run.finished', { count: failed })];
    if (warnings > 0) return ['warning', t('run.warnings', { count: warnings })];
    return skipped > 0 ? ['info', t('run.notYet')] : ['good', t('run.good')];
  };
  const [tone, text] = said();
  return (
    <div className="card row wrap" role="status">
      <StateTag tone={tone}>{text}</StateTag>
      {run.finishedAt && (
        <span className="subtle small">
          {t('run.checked')} <Ago instant={run.finishedAt} />
        </span>
      )}
    </div>
  );
}
