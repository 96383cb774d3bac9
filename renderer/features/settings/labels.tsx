import { Checkbox, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { LabelsView } from '../../../shared/contract/labels.ts';
import { useAction, useQuery, useToast } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useFormat } from '../../ui/format.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { useText } from '../../ui/text.ts';
import { Section } from './section.tsx';

/** Whether Altinn's own labels may be changed from here: a firm admin decides, since everybody at a client shares them. */
export function LabelsSection() {
  const t = useText('labels');
  const view = useQuery('labels.view', {});
  return (
    <Section title={t('title')}>
      <Paragraph className="measure">{t('text')}</Paragraph>
      <Loaded query={view}>{(value) => <Allow view={value} />}</Loaded>
    </Section>
  );
}

function Allow({ view }: { view: LabelsView }) {
  const t = useText('labels');
  const format = useFormat();
  const toast = useToast();
  const may = useRights();
  const allow = useAction('labels.allow');
  const [stopping, setStopping] = useState(false);
  const set = async (allowed: boolean) => {
    if (!(await allow.run({ allowed })).ok) return;
    setStopping(false);
    toast(t(allowed ? 'allowed' : 'disallowed'));
  };
  const { allowedBy, waiting } = view;
  return (
    <>
      <Checkbox
        data-size="sm"
        label={t('allow')}
        description={
          allowedBy ? t('allowedBy', { person: allowedBy.person, at: format.dateTime(allowedBy.at) }) : undefined
        }
        checked={view.allowed}
        readOnly={!may('setUp')}
        onChange={() => (view.allowed ? setStopping(true) : void set(true))}
      />
      {waiting > 0 && <Paragraph className="subtle">{t('waiting', { count: waiting })}</Paragraph>}
      {!stopping && allow.error && <Failure error={allow.error} />}
      <Confirm
        open={stopping}
        title={t('off.title')}
        text={[t('off.text'), ...(waiting > 0 ? [t('off.waiting', { count: waiting })] : [])].join(' ')}
        act={t('off.act')}
        pending={allow.pending}
        error={allow.error}
        onAct={() => void set(false)}
        onClose={() => setStopping(false)}
      />
    </>
  );
}
