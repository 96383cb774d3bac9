import { Button, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { AccessOverview } from '../../../shared/contract/access.ts';
import { useAction } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Fields } from '../../ui/fields.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { Technical } from '../../ui/technical.tsx';
import { useText } from '../../ui/text.ts';
import { PackageNames } from './packages.tsx';
import { systemPath, VISIBLE } from './whom.ts';

/** Until it is registered the form; afterwards the way to where it is changed. */
export function SystemCard({ access, current }: { access: AccessOverview; current: boolean }) {
  return access.system.state === 'done' ? (
    <KnownSystem access={access} />
  ) : (
    <NewSystem access={access} current={current} />
  );
}

function KnownSystem({ access: { system, visible } }: { access: AccessOverview }) {
  const t = useText('access');
  const words = useText('system');
  const second = useText('visibleSystem');
  const [, go] = useLocation();
  return (
    <>
      <Fields
        rows={[
          { label: t('system.name'), value: system.name },
          { label: t('system.packages'), value: <PackageNames packages={system.packages} /> },
        ]}
      />
      <div className="row wrap">
        <Button variant="secondary" data-size="sm" onClick={() => go(systemPath.firm)}>
          {words('open')}
        </Button>
        {visible.system && (
          <Button variant="secondary" data-size="sm" onClick={() => go(VISIBLE)}>
            {second('open')}
          </Button>
        )}
      </div>
      <Technical>
        <Fields rows={[{ label: t('system.id'), value: <code>{system.systemId}</code> }]} />
      </Technical>
    </>
  );
}

function NewSystem({ access, current }: { access: AccessOverview; current: boolean }) {
  const t = useText('access');
  const register = useAction('access.registerSystem');
  const { system } = access;
  const [name, setName] = useState(system.name || 'Klientbro');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') void register.run({ name: name.trim() });
  };
  const error = register.error ?? system.problem;
  return (
    <>
      <Paragraph className="measure">{t('system.text')}</Paragraph>
      <Fields rows={[{ label: t('system.packages'), value: <PackageNames packages={system.packages} /> }]} />
      <form className="row wrap end" onSubmit={submit}>
        <Textfield
          className="id-field"
          label={t('system.name')}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {current ? (
          <PrimaryButton type="submit" loading={register.pending}>
            {t('system.register')}
          </PrimaryButton>
        ) : (
          <Button
            type="submit"
            variant="secondary"
            data-size="sm"
            loading={register.pending}
            disabled={system.state === 'blocked'}
          >
            {t('system.register')}
          </Button>
        )}
      </form>
      {error && !register.pending && <Failure error={error} onRetry={() => void register.run({ name })} />}
    </>
  );
}
