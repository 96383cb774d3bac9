import { Fieldset, Paragraph, Radio } from '@digdir/designsystemet-react';
import { channel as channels } from '../../../shared/contract/mva.ts';
import { useAction, useQuery, useToast } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useText } from '../../ui/text.ts';
import { Section } from './section.tsx';

/** How returns are filed, with the reason in plain words. */
export function FilingChannel() {
  const t = useText('settings');
  const toast = useToast();
  const settings = useQuery('settings.get', {});
  const set = useAction('settings.set');
  const may = useRights();
  const choose = async (value: string) => {
    const answer = await set.run({ filingChannel: channels.parse(value) });
    if (answer.ok) toast(t('channel.saved'));
  };
  return (
    <Section title={t('channel')}>
      <Loaded query={settings}>
        {({ filingChannel, systemUserChannelAllowed }) => (
          <Fieldset>
            <Fieldset.Legend>{t('channel.label')}</Fieldset.Legend>
            {channels.options.map((each) => (
              <Radio
                key={each}
                name="filing-channel"
                value={each}
                label={t(`channel.${each}`)}
                description={t(`channel.${each}.text`)}
                checked={filingChannel === each}
                disabled={!may('setUp') || (each === 'systemUser' && !systemUserChannelAllowed)}
                onChange={(event) => void choose(event.target.value)}
              />
            ))}
          </Fieldset>
        )}
      </Loaded>
      <Paragraph className="measure subtle">{t('channel.why')}</Paragraph>
      {set.error && <Failure error={set.error} />}
    </Section>
  );
}
