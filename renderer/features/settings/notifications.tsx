import { Button, Checkbox, Fieldset, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { NoticeSettings } from '../../../shared/contract/background.ts';
import { useAction, useQuery, useToast } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useText } from '../../ui/text.ts';
import { Section } from './section.tsx';

/** What the system tells whoever is here while they look at something else. Every choice holds at once. */
export function NotificationsSection() {
  const t = useText('background');
  const toast = useToast();
  const system = useQuery('background.view', {});
  const kept = useQuery('background.notices', {});
  const set = useAction('background.setNotices');
  const save: Save = async (wish) => {
    if ((await set.run(wish)).ok) toast(t('saved'));
  };
  return (
    <Section title={t('notices')}>
      {system.value?.canNotify === false && <Paragraph className="measure">{t('notices.cannot')}</Paragraph>}
      <Loaded query={kept}>
        {(settings) => (
          <>
            <What settings={settings} save={save} />
            <Quiet key={JSON.stringify(settings.quiet)} settings={settings} save={save} />
          </>
        )}
      </Loaded>
      {set.error && <Failure error={set.error} />}
      <Try />
    </Section>
  );
}

type Save = (wish: NoticeSettings) => Promise<void>;
interface Part {
  readonly settings: NoticeSettings;
  readonly save: Save;
}

const kinds = ['messages', 'deadlines', 'events'] as const;
const claims = ['claimsOverdue', 'claimFines', 'newClaims', 'claimPayouts'] as const;
const limits = ['onlyMine', 'showTitle'] as const;

function What({ settings, save }: Part) {
  const t = useText('background');
  const tasks = useQuery('agreements.view', {}).value?.tasks;
  const box = (each: (typeof kinds)[number] | (typeof claims)[number] | (typeof limits)[number]) => (
    <Checkbox
      key={each}
      label={t(`notices.${each}`)}
      description={t(`notices.${each}.text`)}
      checked={settings[each]}
      onChange={(event) => void save({ ...settings, [each]: event.target.checked })}
    />
  );
  return (
    <>
      <Fieldset>
        <Fieldset.Legend>{t('notices.what')}</Fieldset.Legend>
        {kinds.map(box)}
      </Fieldset>
      {tasks?.includes('claims') && (
        <Fieldset>
          <Fieldset.Legend>{t('notices.claims')}</Fieldset.Legend>
          {claims.map(box)}
        </Fieldset>
      )}
      <Fieldset>
        <Fieldset.Legend>{t('notices.how')}</Fieldset.Legend>
        {limits.map(box)}
      </Fieldset>
    </>
  );
}

/** Hours are kept when a field is left with a time in it. */
function Quiet({ settings, save }: Part) {
  const t = useText('background');
  const { quiet } = settings;
  const [times, setTimes] = useState({ from: quiet.from, to: quiet.to });
  const change = (part: Partial<NoticeSettings['quiet']>) => void save({ ...settings, quiet: { ...quiet, ...part } });
  const keep = (end: 'from' | 'to') => {
    const time = timeOf(times[end]);
    if (time !== undefined && time !== quiet[end]) change({ [end]: time });
  };
  return (
    <Fieldset>
      <Fieldset.Legend>{t('quiet')}</Fieldset.Legend>
      <Fieldset.Description>{t('quiet.text')}</Fieldset.Description>
      <Checkbox
        label={t('quiet.hours')}
        checked={quiet.hours}
        onChange={(event) => change({ hours: event.target.checked })}
      />
      {quiet.hours && (
        <div className="row quiet-hours">
          {(['from', 'to'] as const).map((end) => (
            <Textfield
              key={end}
              data-size="sm"
              inputMode="numeric"
              label={t(`quiet.${end}`)}
              error={timeOf(times[end]) === undefined ? t('quiet.bad') : undefined}
              value={times[end]}
              onChange={(event) => setTimes({ ...times, [end]: event.target.value })}
              onBlur={() => keep(end)}
            />
          ))}
        </div>
      )}
      <Checkbox
        label={t('quiet.freeDays')}
        checked={quiet.freeDays}
        onChange={(event) => change({ freeDays: event.target.checked })}
      />
    </Fieldset>
  );
}

/** `7`, `7.30` and `0730` are times too. The system's own field would follow the machine's language, where five may be “05:00 PM”. */
function timeOf(text: string): string | undefined {
  const [, hour = '', minute = '00'] = /^\s*([01]?\d|2[0-3])(?:[:.]?([0-5]\d))?\s*$/.exec(text) ?? [];
  return hour === '' ? undefined : `${hour.padStart(2, '0')}:${minute}`;
}

function Try() {
  const t = useText('background');
  const attempt = useAction('background.tryNotice');
  const [shown, setShown] = useState<boolean>();
  const run = async () => {
    const answer = await attempt.run({});
    if (answer.ok) setShown(answer.value.shown);
  };
  return (
    <div className="stack-2">
      <div className="row">
        <Button variant="secondary" data-size="sm" loading={attempt.pending} onClick={() => void run()}>
          {t('notices.try')}
        </Button>
      </div>
      <Paragraph className="measure subtle" role="status">
        {shown !== undefined && t(shown ? 'notices.tried' : 'notices.cannot')}
      </Paragraph>
    </div>
  );
}
