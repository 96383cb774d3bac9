import type { SelfLinkingView } from '../../../../shared/contract/self-linking.ts';
import { useText } from '../../../ui/text.ts';
import { At } from '../../../ui/time.tsx';

/** Who, where, and what it did last. */
export function SelfLinkingFacts({ value }: { value: SelfLinkingView }) {
  const t = useText('selfLinking');
  const { on, machine, lastRun, nextRunAt, state } = value;
  if (!on) return null;
  return (
    <dl className="facts">
      <dt>{t('machine')}</dt>
      <dd>{state === 'elsewhere' ? on.machine : t('thisMachine', { machine })}</dd>
      <dt>{t('systemUser')}</dt>
      <dd>{on.systemUser}</dd>
      <dt>{t('by')}</dt>
      <dd>
        {on.person} · <At instant={on.at} />
      </dd>
      <dt>{t('lastRun')}</dt>
      <dd>{lastRun ? <LastRun run={lastRun} /> : t('lastRun.none')}</dd>
      {nextRunAt && (
        <>
          <dt>{t('nextRun')}</dt>
          <dd>
            <At instant={nextRunAt} />
          </dd>
        </>
      )}
    </dl>
  );
}

export function LastRun({ run }: { run: NonNullable<SelfLinkingView['lastRun']> }) {
  const t = useText('selfLinking');
  const told = [
    run.linked > 0 && t('linked', { count: run.linked }),
    run.refused > 0 && t('refused', { count: run.refused }),
    run.open > 0 && t('underway', { count: run.open }),
  ].filter(Boolean);
  return (
    <>
      <At instant={run.at} /> · {told.length > 0 ? told.join(', ') : t('nothing')}
    </>
  );
}
