import { Button, Checkbox, Fieldset, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { AccessOverview } from '../../../../shared/contract/access.ts';
import { useAction } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { Fields } from '../../../ui/fields.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';
import { PackageNames, packageName } from '../packages.tsx';
import { systemPath } from '../whom.ts';

/** Until it is registered the form; afterwards what it is, and the way to where it is changed. */
export function VisibleRegistration({ access, ready }: { access: AccessOverview; ready: boolean }) {
  const t = useText('visibleSystem');
  const [, go] = useLocation();
  const known = access.visible.system;
  if (!known)
    return ready ? <Registration access={access} /> : <Paragraph className="subtle">{t('register.first')}</Paragraph>;
  return (
    <>
      <Fields
        rows={[
          { label: t('register.name'), value: known.name },
          { label: t('register.packages'), value: <PackageNames packages={known.packages} /> },
        ]}
      />
      <div className="row">
        <Button variant="secondary" data-size="sm" onClick={() => go(systemPath.visible)}>
          {t('see.register')}
        </Button>
      </div>
    </>
  );
}

function Registration({ access }: { access: AccessOverview }) {
  const t = useText('visibleSystem');
  const names = useText('access');
  const register = useAction('access.registerVisible');
  const { choices } = access.visible;
  const [name, setName] = useState(t('name', { firm: access.firm?.name ?? '' }).slice(0, 100));
  const [packages, setPackages] = useState<readonly string[]>(choices.slice(0, 1));
  const set = (urn: string, on: boolean) =>
    setPackages(on ? [...packages, urn] : packages.filter((each) => each !== urn));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void register.run({ name: name.trim(), packages: [...packages] });
  };
  return (
    <form className="stack-4" onSubmit={submit}>
      <Paragraph className="measure">{t('register.text')}</Paragraph>
      <Textfield
        className="id-field"
        label={t('register.name')}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.target.value)}
      />
      <Fieldset data-size="sm">
        <Fieldset.Legend>{t('register.packages')}</Fieldset.Legend>
        {choices.map((urn) => (
          <Checkbox
            key={urn}
            data-size="sm"
            label={packageName(urn, names)}
            checked={packages.includes(urn)}
            onChange={(event) => set(urn, event.target.checked)}
          />
        ))}
      </Fieldset>
      {register.error && <Failure error={register.error} />}
      <div className="row">
        <PrimaryButton type="submit" loading={register.pending} disabled={name.trim() === '' || packages.length === 0}>
          {t('register.act')}
        </PrimaryButton>
      </div>
    </form>
  );
}
