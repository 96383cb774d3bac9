import { Button, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { AccessOverview } from '../../../shared/contract/access.ts';
import { isOrganisationNumber, parseOrganisationNumber } from '../../../shared/ids.ts';
import { useAction } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { OrganisationNumber } from '../../ui/organisation-number.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import { ScopeList } from './scope-list.tsx';

export function AgreementsCard({ access }: { access: AccessOverview }) {
  const t = useText('access');
  const orders = useText('agreements');
  const [, go] = useLocation();
  const { firm, scopes } = access;
  if (!firm) return <ChooseFirm />;
  return (
    <>
      <Paragraph className="measure">{t('agreements.text')}</Paragraph>
      <Paragraph>
        <strong>{firm.name}</strong> <OrganisationNumber value={firm.organisationNumber} copy />
      </Paragraph>
      <ScopeList scopes={scopes} />
      <div className="row">
        <Button variant="secondary" data-size="sm" onClick={() => go('/tilgang/avtaler')}>
          {orders('open')}
        </Button>
      </div>
    </>
  );
}

/** Known facts come from Enhetsregisteret; the person types nine digits and nothing more. */
function ChooseFirm() {
  const t = useText('access');
  const setFirm = useAction('access.setFirm');
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const organisationNumber = parseOrganisationNumber(text);
    const valid = organisationNumber !== undefined && isOrganisationNumber(organisationNumber);
    setWrong(!valid);
    if (valid) void setFirm.run({ organisationNumber });
  };
  return (
    <form className="stack-4" onSubmit={submit}>
      <Textfield
        className="short-field"
        label={t('agreements.number')}
        description={t('agreements.number.help')}
        inputMode="numeric"
        value={text}
        error={wrong && t('agreements.number.wrong')}
        onChange={(event) => setText(event.target.value)}
      />
      {setFirm.error && <Failure error={setFirm.error} />}
      <div className="row">
        <PrimaryButton type="submit" loading={setFirm.pending}>
          {t('agreements.find')}
        </PrimaryButton>
      </div>
    </form>
  );
}
