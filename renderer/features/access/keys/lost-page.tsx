import { Alert, Checkbox, Field, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { KeysView } from '../../../../shared/contract/keys.ts';
import { useQuery } from '../../../state/context.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { osloParts } from '../../../ui/format.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { OpenLink } from '../../../ui/open-link.tsx';
import { Page } from '../../../ui/page.tsx';
import { useText } from '../../../ui/text.ts';
import './keys.css';
import { LeaveButton } from '../../../ui/leave-button.tsx';
import { ForgetOther } from './other-stations.tsx';

/** A Maskinporten token lives at most an hour, and Altinn's exchanged one 30 minutes from then (reference/systemuser.md 1.4, 2.2). */
const DEAD_AFTER_MS = 90 * 60_000;

/** What to do when a machine or a person is gone, in the order of haste. */
export function LostPage() {
  const t = useText('keys');
  const keys = useQuery('keys.list', {});
  return (
    <Page
      title={t('lost.title')}
      lead={t('lost.lead')}
      width="read"
      actions={<LeaveButton to="/tilgang/nokler">{t('backToKeys')}</LeaveButton>}
    >
      <Loaded query={keys}>{(view) => <Steps view={view} />}</Loaded>
    </Page>
  );
}

function Steps({ view }: { view: KeysView }) {
  const t = useText('keys');
  const [, go] = useLocation();
  const [kid, setKid] = useState('');
  const [removedAt, setRemovedAt] = useState<number | undefined>();
  const own = view.keys.find((key) => key.kid === kid);
  const other = view.others.find((key) => key.kid === kid);
  const dead = removedAt === undefined ? undefined : osloParts(removedAt + DEAD_AFTER_MS)?.time;
  return (
    <div className="stack-4">
      <Field className="note-form">
        <Label>{t('lost.key')}</Label>
        <Select
          value={kid}
          onChange={(event) => {
            setKid(event.target.value);
            setRemovedAt(undefined);
          }}
        >
          <Select.Option value="">{t('lost.key.choose')}</Select.Option>
          {view.others.map((each) => (
            <Select.Option key={each.kid} value={each.kid}>
              {`${each.machine}, ${each.person}`}
            </Select.Option>
          ))}
          {view.keys.map((each) => (
            <Select.Option key={each.kid} value={each.kid}>
              {`${each.machine} (${t('thisMachine')}), ${t(`role.${each.role}`)}`}
            </Select.Option>
          ))}
          <Select.Option value="?">{t('lost.key.unknown')}</Select.Option>
        </Select>
      </Field>
      {kid === '?' && <Alert data-size="sm">{t('lost.unknown')}</Alert>}
      {own?.role === 'inUse' && (
        <Alert data-color="warning" data-size="sm">
          {t('lost.own')}
        </Alert>
      )}
      <ol className="key-steps">
        <Step number={1} title={t('lost.remove')} text={t('lost.remove.text')} done={removedAt !== undefined}>
          {kid !== '' && kid !== '?' && (
            <span className="row tight">
              <code className="break">{kid}</code>
              <CopyButton text={kid} what={t('kid')} />
            </span>
          )}
          <OpenLink url={view.selfService} label={t('step.register.open')} primary />
          <Checkbox
            label={t('lost.removed')}
            checked={removedAt !== undefined}
            onChange={(event) => setRemovedAt(event.target.checked ? Date.now() : undefined)}
          />
        </Step>
        <Step number={2} title={t('lost.wait')} text={t('lost.wait.text')}>
          {dead && <strong role="status">{t('lost.wait.at', { time: dead })}</strong>}
        </Step>
        <Step number={3} title={t('lost.session')} text={t('lost.session.text')} />
        <Step number={4} title={t('lost.data')} text={t('lost.data.text')} />
        <Step number={5} title={t('lost.forget')} text={t('lost.forget.text')}>
          {other && (
            <div className="row">
              <ForgetOther value={other} onDone={() => go('/tilgang/nokler')} />
            </div>
          )}
        </Step>
      </ol>
    </div>
  );
}

interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly text: string;
  /** Left out: the person ticks it here. */
  readonly done?: boolean;
  readonly children?: ReactNode;
}

function Step({ number, title, text, done, children }: StepProps) {
  const [ticked, setTicked] = useState(false);
  const isDone = done ?? ticked;
  return (
    <li className="stack-3" data-state={isDone ? 'done' : 'current'}>
      <div className="row">
        <span className="step-number" aria-hidden>
          {number}
        </span>
        {done === undefined ? (
          <Checkbox
            label={<strong>{title}</strong>}
            checked={ticked}
            onChange={(event) => setTicked(event.target.checked)}
          />
        ) : (
          <strong>{title}</strong>
        )}
      </div>
      <div className="key-step-body stack-3">
        <Paragraph className="measure">{text}</Paragraph>
        {children}
      </div>
    </li>
  );
}
