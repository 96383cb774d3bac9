import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { type ServiceKind, type ServiceRow, serviceKind } from '../../../../shared/contract/message-services.ts';
import { useAction, useToast } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';
import { DeleteHeld } from './delete-held.tsx';
import { Sensitive } from './sensitive.tsx';

interface Props {
  readonly rows: readonly ServiceRow[];
  readonly group: string | null;
  readonly onClear: () => void;
}

/** What can be done to the services chosen. A sensitive one is fetched only after a confirmation that says what it means. */
export function ChoiceBar({ rows, group, onClear }: Props) {
  const t = useText('messageServices');
  const toast = useToast();
  const choose = useAction('messageServices.choose');
  const [asking, setAsking] = useState<'sensitive' | 'delete' | undefined>();
  const services = rows.map(({ id }) => id);
  const sensitive = serviceKind.options.filter((kind) => kind !== 'ordinary' && rows.some((row) => row.kind === kind));
  const save = async (wanted: boolean, understood: ServiceKind[]) => {
    const answer = await choose.run({ services, group, wanted, understood });
    if (!answer.ok) return;
    setAsking(undefined);
    onClear();
    toast(wanted ? t('on.done', { count: services.length }) : t('off.done'));
  };
  return (
    <section className="selection-bar row wrap" aria-label={t('chosen', { count: rows.length })}>
      <strong>{t('chosen', { count: rows.length })}</strong>
      <PrimaryButton
        loading={choose.pending}
        onClick={() => (sensitive.length > 0 ? setAsking('sensitive') : void save(true, []))}
      >
        {t('on')}
      </PrimaryButton>
      <Button variant="secondary" data-size="sm" loading={choose.pending} onClick={() => void save(false, [])}>
        {t('off')}
      </Button>
      {rows.some((row) => row.held.messages > 0 && row.fetched !== 'on') && (
        <Button variant="secondary" data-color="danger" data-size="sm" onClick={() => setAsking('delete')}>
          {t('delete')}
        </Button>
      )}
      <Button variant="tertiary" data-size="sm" onClick={onClear}>
        {t('clear')}
      </Button>
      {choose.error && !asking && <Failure error={choose.error} />}
      {asking === 'sensitive' && (
        <Sensitive
          rows={rows}
          kinds={sensitive}
          group={group}
          pending={choose.pending}
          error={choose.error}
          onAct={() => void save(true, sensitive)}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === 'delete' && (
        <DeleteHeld services={services} group={group} onClose={() => setAsking(undefined)} onDone={onClear} />
      )}
    </section>
  );
}
