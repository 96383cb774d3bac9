import { Button } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import type { ClientDetail } from '../../../shared/contract/client-list.ts';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import { useAction } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Fields } from '../../ui/fields.tsx';
import { OrganisationNumber } from '../../ui/organisation-number.tsx';
import { useText } from '../../ui/text.ts';
import { At, Day } from '../../ui/time.tsx';
import { PanelSection } from './panel-section.tsx';

type Named = { readonly organisationNumber: string; readonly name: string };

/** What Enhetsregisteret says of the client, and when it was read. */
export function RegisterFacts({ row, detail }: { row: ClientRow; detail: ClientDetail }) {
  const t = useText('clientList');
  const way = useText('clientWay');
  const clients = useText('clients');
  const common = useText('common');
  const look = useAction('clients.lookUp');
  const { register, joint, subUnits } = detail;
  const vat =
    register.vatRegistered === null
      ? 'register.unknown'
      : register.vatRegistered
        ? 'register.vat.yes'
        : 'register.vat.no';
  return (
    <PanelSection title={t('register.title')}>
      <Fields
        rows={[
          { label: common('organisationNumber'), value: <OrganisationNumber value={row.organisationNumber} copy /> },
          { label: clients('panel.form'), value: row.form || t('register.unknown') },
          {
            label: t('register.status'),
            value: (
              <>
                {way(`status.${register.status}`)} {register.statusSince && <Day day={register.statusSince} />}
              </>
            ),
          },
          { label: t('register.vat'), value: t(vat) },
          ...(register.parent ? [{ label: t('register.parent'), value: <ToClient client={register.parent} /> }] : []),
          ...(joint ? [{ label: t('register.joint'), value: <ToClient client={joint.unit} /> }] : []),
          ...(subUnits.length > 0
            ? [
                {
                  label: t('register.subUnits'),
                  value: (
                    <ul className="plain-list">
                      {subUnits.map((unit) => (
                        <li key={unit.organisationNumber}>
                          <ToClient client={unit} />
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
          { label: clients('col.deadline'), value: row.nextDeadline ? <Day day={row.nextDeadline} /> : common('none') },
          {
            label: t('register.checked'),
            value: register.checkedAt ? <At instant={register.checkedAt} /> : t('register.unknown'),
          },
        ]}
      />
      {look.error && <Failure error={look.error} />}
      {!row.own && (
        <div className="row">
          <Button
            variant="secondary"
            data-size="sm"
            loading={look.pending}
            onClick={() => void look.run({ organisationNumbers: [row.organisationNumber] })}
          >
            {t('register.look')}
          </Button>
        </div>
      )}
    </PanelSection>
  );
}

function ToClient({ client }: { client: Named }) {
  return <Link href={`/klienter/${client.organisationNumber}`}>{client.name}</Link>;
}
