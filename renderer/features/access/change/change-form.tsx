import { Checkbox, Fieldset, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { AccessOverview, SystemUserView } from '../../../../shared/contract/access.ts';
import { useAction } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';
import { packageName } from '../packages.tsx';

/** What the firm's own system user may have: what the system holds, and what it has already. */
export function ChangeForm({ access, user }: { access: AccessOverview; user: SystemUserView }) {
  const t = useText('changes');
  const names = useText('access');
  const [chosen, setChosen] = useState<readonly string[]>(user.packages);
  const ask = useAction('changes.request');
  const ofFirm = access.guide.sets.filter((set) => set.whom === 'own' && set.inSystem).flatMap((set) => set.packages);
  const registered = user.system === 'firm' ? ofFirm : (access.visible.system?.packages ?? []);
  const offered = [...new Set([...user.packages, ...registered])];
  const isSame = chosen.length === user.packages.length && chosen.every((urn) => user.packages.includes(urn));
  const set = (urn: string, on: boolean) => setChosen(on ? [...chosen, urn] : chosen.filter((each) => each !== urn));
  return (
    <div className="stack-4">
      <Paragraph className="measure subtle">{t('how')}</Paragraph>
      <Fieldset data-size="sm">
        <Fieldset.Legend>{t('packages')}</Fieldset.Legend>
        {offered.map((urn) => (
          <Checkbox
            key={urn}
            data-size="sm"
            label={packageName(urn, names)}
            description={registered.includes(urn) ? undefined : t('notInSystem')}
            checked={chosen.includes(urn)}
            onChange={(event) => set(urn, event.target.checked)}
          />
        ))}
      </Fieldset>
      {chosen.length === 0 && <Paragraph role="status">{t('none')}</Paragraph>}
      {ask.error && <Failure error={ask.error} />}
      <div className="row">
        <PrimaryButton
          data-size="md"
          loading={ask.pending}
          disabled={isSame || chosen.length === 0}
          onClick={() => void ask.run({ systemUserId: user.id, packages: [...chosen] })}
        >
          {t('send')}
        </PrimaryButton>
      </div>
    </div>
  );
}
