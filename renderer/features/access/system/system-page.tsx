import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Which } from '../../../../shared/contract/access.ts';
import type { SystemView } from '../../../../shared/contract/system.ts';
import { useAction, useQuery } from '../../../state/context.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { type FieldRow, Fields } from '../../../ui/fields.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';
import { At } from '../../../ui/time.tsx';
import { SystemCard } from '../system-card.tsx';
import { systemPath, VISIBLE } from '../whom.ts';
import { Advice } from './advice.tsx';
import { usePackageName } from './package-names.ts';
import './system.css';
import { LeaveButton } from '../../../ui/leave-button.tsx';

/** "Hva kan firmaets system?" As Altinn's register has it, and which package opens which service. */
export function SystemPage({ which }: { which: Which }) {
  const t = useText('system');
  const visible = useText('visibleSystem');
  const [, go] = useLocation();
  const view = useQuery('system.view', { which });
  const known = view.value?.registered;
  return (
    <Page
      title={which === 'firm' ? t('title') : visible('title')}
      lead={t('lead')}
      actions={
        <>
          <LeaveButton to={which === 'firm' ? '/tilgang' : VISIBLE}>
            {which === 'firm' ? t('back') : t('back.visible')}
          </LeaveButton>
          {known && (
            <>
              <DeleteSystem which={which} systemId={known.systemId} />
              <PrimaryButton onClick={() => go(`${systemPath[which]}/endre`)}>{t('edit')}</PrimaryButton>
            </>
          )}
        </>
      }
    >
      <div className="stack-6">
        <Loaded query={view}>
          {(value) =>
            value.registered ? (
              <Registered view={value} known={value.registered} />
            ) : (
              <NoSystem view={value} which={which} />
            )
          }
        </Loaded>
        {which === 'firm' && <Advice />}
      </div>
    </Page>
  );
}

function Registered({ view, known }: { view: SystemView; known: NonNullable<SystemView['registered']> }) {
  const t = useText('system');
  const nameOf = usePackageName();
  const { content, systemId } = known;
  const missing = view.wantedPackages.filter((urn) => !content.packages.includes(urn));
  const list = (values: readonly string[]) =>
    values.length === 0 ? (
      <span className="subtle">{t('nothing')}</span>
    ) : (
      <ul className="plain-list">
        {values.map((value) => (
          <li key={value}>{value}</li>
        ))}
      </ul>
    );
  const texts = (of: { nb: string; nn: string; en: string }) =>
    new Set(Object.values(of)).size === 1
      ? of.nb
      : list((['nb', 'nn', 'en'] as const).map((each) => `${of[each] || '–'} (${t(`language.${each}`)})`));
  const rows: FieldRow[] = [
    { label: t('field.id'), value: <code>{systemId}</code> },
    { label: t('field.name'), value: texts(content.name) },
    { label: t('field.description'), value: texts(content.description) },
    { label: t('field.packages'), value: list(content.packages.map(nameOf)) },
    { label: t('field.rights'), value: list(content.rights) },
    {
      label: t('field.clientIds'),
      value: list(content.clientIds.map((id) => (id === view.ownClientId ? `${id} (${t('own')})` : id))),
    },
    { label: t('field.redirectUrls'), value: list(content.redirectUrls) },
    { label: t('field.visible'), value: t(`visible.${content.visible}`) },
    { label: t('read'), value: <At instant={view.readAt} /> },
  ];
  return (
    <section className="card stack-4" aria-labelledby="system-registered">
      <Heading level={2} data-size="2xs" id="system-registered">
        {t('registered')}
      </Heading>
      {missing.length > 0 && (
        <Alert data-color="warning" data-size="sm">
          <Paragraph>{t('missing', { packages: missing.map(nameOf).join(', ') })}</Paragraph>
        </Alert>
      )}
      <Fields rows={rows} />
    </section>
  );
}

/** Back to the beginning: the same card as in the set-up registers the next one. */
function NoSystem({ view, which }: { view: SystemView; which: Which }) {
  const t = useText('system');
  const visible = useText('visibleSystem');
  const access = useQuery('access.overview', {});
  return (
    <section className="card stack-4" aria-label={t('title')}>
      <strong>{which === 'firm' ? t('none.text') : visible('none')}</strong>
      {view.formerIds.length > 0 && (
        <Paragraph className="measure">
          {t('none.former', { ids: view.formerIds.join(', '), next: view.nextId })}
        </Paragraph>
      )}
      {which === 'firm' && access.value && <SystemCard access={access.value} current />}
    </section>
  );
}

function DeleteSystem({ which, systemId }: { which: Which; systemId: string }) {
  const t = useText('system');
  const [asked, setAsked] = useState(false);
  const remove = useAction('system.delete');
  const act = async () => {
    if ((await remove.run({ systemId })).ok) setAsked(false);
  };
  return (
    <>
      <Button variant="secondary" data-color="danger" data-size="sm" onClick={() => setAsked(true)}>
        {t('delete')}
      </Button>
      <Confirm
        open={asked}
        danger
        title={t('delete.title', { id: systemId })}
        text={t(which === 'firm' ? 'delete.text' : 'delete.visible')}
        act={t('delete.act')}
        pending={remove.pending}
        error={remove.error}
        onAct={() => void act()}
        onClose={() => setAsked(false)}
      />
    </>
  );
}
