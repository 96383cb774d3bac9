import { Checkbox, Field, Fieldset, Label, Paragraph, Radio, Select } from '@digdir/designsystemet-react';
import { type BackgroundView, everyMinutes } from '../../../shared/contract/background.ts';
import { useAction, useQuery, useToast } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useText } from '../../ui/text.ts';
import { Section } from './section.tsx';

/** What Klientbro does on this machine while nobody looks at it. Every choice holds at once. */
export function BackgroundSection() {
  const t = useText('background');
  const toast = useToast();
  const view = useQuery('background.view', {});
  const set = useAction('background.set');
  const choose: Choose = async (change) => {
    if ((await set.run(change)).ok) toast(t('saved'));
  };
  return (
    <Section title={t('title')}>
      <Loaded query={view}>
        {(value) => (
          <>
            <WhenClosed view={value} choose={choose} />
            {value.atLogin === null ? (
              <Paragraph className="measure subtle">{t('atLogin.not')}</Paragraph>
            ) : (
              <Checkbox
                label={t('atLogin')}
                description={t('atLogin.text')}
                checked={value.atLogin}
                onChange={(event) => void choose({ atLogin: event.target.checked })}
              />
            )}
            <Every view={value} choose={choose} />
          </>
        )}
      </Loaded>
      {set.error && <Failure error={set.error} />}
    </Section>
  );
}

type Choose = (change: Parameters<ReturnType<typeof useAction<'background.set'>>['run']>[0]) => Promise<void>;
interface Part {
  readonly view: BackgroundView;
  readonly choose: Choose;
}

/** Until somebody has said otherwise a window that is closed ends the app. */
function WhenClosed({ view: { whenClosed, tray }, choose }: Part) {
  const t = useText('background');
  const stays = whenClosed === 'stay';
  return (
    <Fieldset>
      <Fieldset.Legend>{t('whenClosed')}</Fieldset.Legend>
      {(['quit', 'stay'] as const).map((each) => (
        <Radio
          key={each}
          name="when-closed"
          value={each}
          label={t(`whenClosed.${each}`)}
          description={each === 'stay' && tray === 'no' ? t('tray.no') : t(`whenClosed.${each}.text`)}
          checked={stays === (each === 'stay')}
          onChange={() => void choose({ whenClosed: each })}
        />
      ))}
      {tray === 'unknown' && <Paragraph className="measure subtle">{t('tray.unknown')}</Paragraph>}
    </Fieldset>
  );
}

function Every({ view, choose }: Part) {
  const t = useText('background');
  return (
    <>
      <Field className="settings-narrow">
        <Label>{t('every')}</Label>
        <Select
          value={String(view.everyMinutes)}
          onChange={(event) => void choose({ everyMinutes: everyMinutes.parse(Number(event.target.value)) })}
        >
          {[...everyMinutes.values].map((minutes) => (
            <Select.Option key={minutes} value={String(minutes)}>
              {t(`every.${minutes}`)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {view.metered === 'unknown' ? (
        <Paragraph className="measure subtle">{t('metered.unknown')}</Paragraph>
      ) : (
        <Checkbox
          label={t('metered')}
          description={t('metered.text')}
          checked={view.waitOnMetered}
          onChange={(event) => void choose({ waitOnMetered: event.target.checked })}
        />
      )}
    </>
  );
}
