import { Paragraph } from '@digdir/designsystemet-react';
import { type Channel, controlKinds, type ReturnView } from '../../../shared/contract/mva.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Fields } from '../../ui/fields.tsx';
import { useText } from '../../ui/text.ts';
import { errorRules } from './blocked.ts';
import { useControlWords } from './controls.tsx';
import { usePeriodName } from './period-name.ts';
import { useReleaseWords } from './release.tsx';
import { useSum } from './return-sum.tsx';
import { useReplacedRow } from './surroundings/replaced.tsx';
import type { Surroundings } from './surroundings/use-surroundings.ts';

interface Props {
  readonly view: ReturnView;
  readonly channel: Channel;
  /** Why errors do not stop it. */
  readonly despite: string | undefined;
  readonly around: Surroundings;
  readonly act: string;
  readonly onAct: () => void;
  readonly onClose: () => void;
}

/** Names the client, the term and the amount once more before anything leaves the machine. */
export function FileConfirm({ view, channel, despite, around, act, onAct, onClose }: Props) {
  const t = useText('mva');
  const periodName = usePeriodName();
  const sum = useSum(view.fastsattMerverdiavgift);
  const released = useReleaseWords()(view);
  const releases = useText('release');
  const text = (
    <>
      <Fields
        rows={[
          { label: t('file.client'), value: view.client.name },
          { label: t('file.period'), value: periodName(view.period) },
          { label: t('file.amount'), value: sum.words },
          {
            label: t('control.legend'),
            value: <ControlList view={view} />,
          },
          ...(released ? [{ label: releases('label'), value: released }] : []),
          { label: t('channel.legend'), value: t(`channel.${channel}`) },
          ...useReplacedRow(around),
          ...(despite ? [{ label: t('file.despiteRules'), value: `${errorRules(view).join(', ')}: ${despite}` }] : []),
        ]}
      />
      <Paragraph data-size="sm">{t('file.confirmText')}</Paragraph>
    </>
  );
  return (
    <Confirm
      open
      title={t('file.confirm', { client: view.client.name })}
      text={text}
      act={act}
      onAct={onAct}
      onClose={onClose}
    />
  );
}

/** What the office has noted, and what it has not: nobody should find out afterwards. */
function ControlList({ view }: { view: ReturnView }) {
  const t = useText('mva');
  const words = useControlWords();
  return (
    <ul className="plain-list">
      {controlKinds.options.map((kind) => {
        const noted = view.controls.find(({ control }) => control === kind);
        return (
          <li key={kind}>
            {t(`control.${kind}`)}: {noted ? words(noted) : t('control.none')}
          </li>
        );
      })}
    </ul>
  );
}
