import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Which } from '../../../../shared/contract/access.ts';
import type { SystemView, SystemWish } from '../../../../shared/contract/system.ts';
import { useAction, useQuery, useToast } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';
import { systemPath } from '../whom.ts';
import { Differences } from './differences.tsx';
import { EditFields } from './edit-fields.tsx';
import { rebased } from './rebase.ts';
import './system.css';
import { LeaveButton } from '../../../ui/leave-button.tsx';

/** Changes are made here, seen as differences, and only then sent. */
export function SystemEditPage({ which }: { which: Which }) {
  const t = useText('system');
  const view = useQuery('system.view', { which });
  return (
    <Page
      title={t('edit.title')}
      lead={t('edit.lead')}
      width="read"
      actions={<LeaveButton to={systemPath[which]}>{t('cancel')}</LeaveButton>}
    >
      <Loaded query={view}>
        {(value) =>
          value.registered && (
            <Edit which={which} view={value} content={value.registered.content} onReread={view.refresh} />
          )
        }
      </Loaded>
    </Page>
  );
}

interface EditProps {
  readonly which: Which;
  readonly view: SystemView;
  readonly content: SystemWish;
  readonly onReread: () => void;
}

function Edit({ which, view, content, onReread }: EditProps) {
  const t = useText('system');
  const [, go] = useLocation();
  const toast = useToast();
  const [wish, setWish] = useState(content);
  const [base, setBase] = useState({ seen: view.seen, content });
  const [isRebased, setRebased] = useState(false);
  const difference = useAction('system.difference');
  const save = useAction('system.save');
  const [told, setTold] = useState<Parameters<typeof Differences>[0]['told']>();
  if (base.seen !== view.seen) {
    // Somebody else changed the system: what was typed is kept, over what stands there now, and looked at again.
    setWish(rebased(wish, base.content, content));
    setBase({ seen: view.seen, content });
    setTold(undefined);
    setRebased(true);
  }
  const edit = { which, seen: view.seen, wish: withoutEmptyLines(wish) };
  const look = async () => {
    const answer = await difference.run(edit);
    setTold(answer.ok ? answer.value : undefined);
  };
  const send = async () => {
    if (!(await save.run(edit)).ok) return;
    toast(t('saved'));
    go(systemPath[which]);
  };
  const reread = () => {
    save.clear();
    difference.clear();
    onReread();
  };
  const change = (next: SystemWish) => {
    setWish(next);
    setTold(undefined);
    save.clear();
  };
  const error = save.error ?? difference.error;
  const sendable = told !== undefined && told.changes.length > 0 && !told.notices.some((notice) => notice.blocking);
  return (
    <div className="stack-6">
      <EditFields wish={wish} ownClientId={view.ownClientId} onChange={change} />
      {isRebased && (
        <Alert data-color="info" data-size="sm">
          <Paragraph>{t('rebased')}</Paragraph>
        </Alert>
      )}
      {told && <Differences told={told} />}
      {error && <Failure error={error} onRetry={error.code === 'system.changedMeanwhile' ? undefined : look} />}
      <div className="row wrap">
        {sendable ? (
          <PrimaryButton loading={save.pending} onClick={() => void send()}>
            {t('send')}
          </PrimaryButton>
        ) : (
          <PrimaryButton loading={difference.pending} disabled={wish.name.nb.trim() === ''} onClick={() => void look()}>
            {t('difference')}
          </PrimaryButton>
        )}
        {error?.code === 'system.changedMeanwhile' && (
          <Button variant="secondary" data-size="sm" onClick={reread}>
            {t('reread')}
          </Button>
        )}
      </div>
    </div>
  );
}

function withoutEmptyLines(wish: SystemWish): SystemWish {
  const lines = (values: readonly string[]) => values.map((value) => value.trim()).filter((value) => value !== '');
  return {
    ...wish,
    rights: lines(wish.rights),
    clientIds: lines(wish.clientIds),
    redirectUrls: lines(wish.redirectUrls),
  };
}
