import { Button, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { AccessOverview, GuideDraft, PackageSetView } from '../../../shared/contract/access.ts';
import { useAction, useQuery, useToast } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import { GuidePage } from './guide-page.tsx';
import { HolderField } from './holder-field.tsx';
import { requestPath, userPath } from './whom.ts';

interface Props {
  readonly set: PackageSetView;
  readonly access: AccessOverview;
}

/** Who does the two acts, and under what name they will meet it. */
export function SendRequest({ set, access }: Props) {
  const t = useText('guide');
  const self = useText('selfLinking');
  const links = set.whom === 'own' && set.code === 'klientadministrator';
  const toast = useToast();
  const [, go] = useLocation();
  const { draft: kept } = access.guide;
  const leaders = useQuery('access.leaders', {}).value?.people ?? [];
  const request = useAction('access.requestSystemUser');
  const save = useAction('access.saveGuideDraft');
  const [draft, setDraft] = useState<GuideDraft>(() =>
    kept && kept.whom === set.whom && kept.code === set.code
      ? kept
      : {
          whom: set.whom,
          code: set.code,
          title: links ? self('name') : t(`name.${set.whom}`),
          holders: { accessManager: '', clientAdministrator: '' },
        },
  );
  const hold = (part: Partial<GuideDraft['holders']>) => setDraft({ ...draft, holders: { ...draft.holders, ...part } });
  const send = async () => {
    const { kind, packages } = set;
    const before = new Set([...access.requests, ...access.systemUsers].map((each) => each.id));
    const answer = await request.run({ kind, title: draft.title.trim(), packages, holders: draft.holders });
    if (!answer.ok) return;
    // Altinn may have had a system user of just this: then it has been found instead of asked for.
    const made = answer.value.requests.find((each) => !before.has(each.id));
    const found = answer.value.systemUsers.find((each) => !before.has(each.id));
    go(made ? requestPath(made.id) : found ? userPath(found.id) : '/tilgang', { replace: true });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.title.trim() !== '') void send();
  };
  const later = async () => {
    if (!(await save.run({ draft })).ok) return;
    toast(t('saved'));
    go('/tilgang');
  };
  const aside = (
    <Button type="button" variant="tertiary" data-size="sm" loading={save.pending} onClick={() => void later()}>
      {t('later')}
    </Button>
  );
  return (
    <GuidePage number={3} question={t('who')} aside={aside}>
      <form className="stack-4" onSubmit={submit}>
        <Paragraph className="measure">{t(`who.${set.kind}`, { firm: access.firm?.name ?? '' })}</Paragraph>
        {links && <Paragraph className="measure">{self('need.systemUser.text')}</Paragraph>}
        <div className="wait-columns">
          <HolderField
            power="accessManager"
            value={draft.holders.accessManager}
            leaders={leaders}
            onChange={(accessManager) => hold({ accessManager })}
          />
          {set.kind === 'agent' && (
            <HolderField
              power="clientAdministrator"
              value={draft.holders.clientAdministrator}
              leaders={leaders}
              onChange={(clientAdministrator) => hold({ clientAdministrator })}
            />
          )}
        </div>
        <Textfield
          className="id-field"
          label={t('name')}
          description={t('name.help')}
          value={draft.title}
          maxLength={100}
          onChange={(event) => setDraft({ ...draft, title: event.target.value })}
        />
        {request.error && <Failure error={request.error} onRetry={() => void send()} />}
        {save.error && <Failure error={save.error} />}
        <div className="row">
          <PrimaryButton type="submit" data-size="md" loading={request.pending}>
            {t('send')}
          </PrimaryButton>
        </div>
      </form>
    </GuidePage>
  );
}
