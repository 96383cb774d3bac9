import { Fieldset, Radio } from '@digdir/designsystemet-react';
import type { Channel } from '../../../../shared/contract/mva.ts';
import { channel as channels } from '../../../../shared/contract/mva.ts';
import { useText } from '../../../ui/text.ts';

interface Props {
  readonly channel: Channel;
  /** False where the authority has not opened for it. */
  readonly systemUserAllowed: boolean;
  readonly onChange: (channel: Channel) => void;
}

/** The choice of a return's page on one line: why and what is told there. */
export function ChannelSwitch({ channel, systemUserAllowed, onChange }: Props) {
  const t = useText('mva');
  return (
    <Fieldset data-size="sm" className="channel-switch">
      <Fieldset.Legend>{t('channel.legend')}</Fieldset.Legend>
      {channels.options.map((value) => (
        <Radio
          key={value}
          name="channel"
          value={value}
          checked={channel === value}
          disabled={value === 'systemUser' && !systemUserAllowed}
          onChange={() => onChange(value)}
          label={t(`channel.${value}`)}
        />
      ))}
    </Fieldset>
  );
}
