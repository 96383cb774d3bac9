import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useAction, useQuery } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useText } from '../../ui/text.ts';
import { At } from '../../ui/time.tsx';

/** Export is off until the firm has said that it keeps to Skatteetaten's terms, and off again when it takes that back. */
export function ClaimsTerms() {
  const t = useText('claimsExport');
  const terms = useQuery('claims.terms', {});
  const confirm = useAction('claims.confirmTerms');
  const may = useRights();
  const [asking, setAsking] = useState(false);
  const set = async (confirmed: boolean) => {
    if ((await confirm.run({ confirmed })).ok) setAsking(false);
  };
  return (
    <Loaded query={terms}>
      {({ confirmed }) => (
        <div className="stack-2">
          <strong className="small">{t('terms')}</strong>
          <Paragraph data-size="sm" className="measure">
            {t('terms.text')}
          </Paragraph>
          {confirmed && (
            <Paragraph data-size="sm" className="subtle">
              {t('terms.by', { person: confirmed.person })} <At instant={confirmed.at} />
            </Paragraph>
          )}
          {may('setUp') && (
            <div className="row">
              <Button
                variant="secondary"
                data-size="sm"
                loading={confirmed !== null && confirm.pending}
                onClick={() => (confirmed ? void set(false) : setAsking(true))}
              >
                {t(confirmed ? 'terms.withdraw' : 'terms.confirm')}
              </Button>
            </div>
          )}
          {confirmed && confirm.error && <Failure error={confirm.error} />}
          <Confirm
            open={asking}
            title={t('terms.ask')}
            text={t('terms.ask.text')}
            act={t('terms.yes')}
            pending={confirm.pending}
            error={confirm.error}
            onAct={() => void set(true)}
            onClose={() => setAsking(false)}
          />
        </div>
      )}
    </Loaded>
  );
}
