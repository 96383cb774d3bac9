import { Fieldset, Radio } from '@digdir/designsystemet-react';
import type { Channel } from '../../../shared/contract/mva.ts';
import { useText } from '../../ui/text.ts';

interface Props {
  readonly channel: Channel;
  /** False where the authority has not opened for it (skatteetaten-systembruker.md). */
  readonly systemUserAllowed: boolean;
  readonly onChange: (channel: Channel) => void;
}

export function ChannelChoice({ channel, systemUserAllowed, onChange }: Props) {
  const t = useText('mva');
  const radio = (value: Channel) => ({
    name: 'channel',
    value,
    checked: channel === value,
    onChange: () => onChange(value),
    label: t(`channel.${value}`),
  });
  return (
    <Fieldset data-size="sm" className="channel-choice">
      <Fieldset.Legend>{t('channel.legend')}</Fieldset.Legend>
      <Radio
        {...radio('systemUser')}
        disabled={!systemUserAllowed}
        description={t(systemUserAllowed ? 'channel.systemUser.text' : 'channel.systemUser.blocked')}
      />
      <Radio {...radio('person')} description={t('channel.person.text')} />
    </Fieldset>
  );
}
