import { Details, Paragraph } from '@digdir/designsystemet-react';
import type { AccessOverview } from '../../../shared/contract/access.ts';
import type { AgreementsView } from '../../../shared/contract/agreements.ts';
import { useQuery } from '../../state/context.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Fields } from '../../ui/fields.tsx';
import { type Translate, useText } from '../../ui/text.ts';
import type { Integration } from './client-id-fault.ts';

interface Value {
  readonly label: string;
  /** As it is entered, character by character; words of advice are not. */
  readonly text: string;
  readonly exact?: boolean;
  readonly why?: string;
}

/** Where the browser comes back to; the port is chosen at each login (RFC 8252 section 7.3). */
const REDIRECT = 'http://127.0.0.1:0/klientbro';

function maskinportenValues(view: AgreementsView, t: Translate<'integration'>): Value[] {
  return [
    { label: t('type'), text: t('type.maskinporten') },
    { label: t('name'), text: `Klientbro ${view.firm?.name ?? ''}`.trim(), exact: true },
    { label: t('method'), text: 'private_key_jwt', exact: true },
    { label: t('grant'), text: 'urn:ietf:params:oauth:grant-type:jwt-bearer', exact: true },
    { label: t('key'), text: t('key.value') },
    { label: t('scopes'), text: scopesOf(view, 'maskinporten').join(' '), exact: true },
    { label: t('life'), text: t('life.maskinporten') },
  ];
}

/** As the first, but for its name, and the scopes that its system users work with. */
function visibleValues(view: AgreementsView, t: Translate<'integration'>, access: AccessOverview): Value[] {
  const other: Record<string, string> = {
    [t('name')]: `Klientbro ${view.firm?.name ?? ''} ${t('name.visible')}`,
    [t('key')]: t('key.same'),
    [t('scopes')]: access.visible.scopes.map(({ scope }) => scope).join(' '),
  };
  return maskinportenValues(view, t).map((value) => ({ ...value, text: other[value.label] ?? value.text }));
}

/** A program on a person's machine keeps no secret: public client, PKCE, loopback (reference/systemuser.md 6.2). */
function idportenValues(view: AgreementsView, t: Translate<'integration'>): Value[] {
  return [
    { label: t('type'), text: t('type.idporten') },
    { label: t('name'), text: `Klientbro ${view.firm?.name ?? ''}`.trim(), exact: true },
    { label: t('application'), text: 'native', exact: true },
    { label: t('method'), text: 'none', exact: true },
    { label: t('grant'), text: 'authorization_code', exact: true },
    { label: t('pkce'), text: 'S256', exact: true },
    { label: t('redirect'), text: REDIRECT, exact: true },
    { label: t('scopes'), text: ['openid', ...scopesOf(view, 'idporten')].join(' '), exact: true },
    { label: t('life'), text: t('life.idporten'), why: t('life.why') },
  ];
}

const scopesOf = (view: AgreementsView, integration: 'maskinporten' | 'idporten'): string[] =>
  view.scopes.filter((line) => line.needed && line.integration === integration).map(({ scope }) => scope);

interface Props {
  readonly access: AccessOverview;
  readonly integration: Integration;
}

const VALUES = { maskinporten: maskinportenValues, idporten: idportenValues, visible: visibleValues };

/** Each field of Digdir's form with what to enter, who can do it, and what to bring back. */
export function IntegrationValues({ access, integration }: Props) {
  const t = useText('integration');
  const view = useQuery('agreements.view', {}).value;
  if (!view) return null;
  const practice = view.environment === 'practice';
  const values = VALUES[integration](view, t, access);
  const isMade = practice && integration !== 'visible';
  return (
    <Details data-size="sm" defaultOpen={!isMade && access[integration].clientId === ''}>
      <Details.Summary>{t('values')}</Details.Summary>
      <Details.Content>
        <div className="stack-3">
          <Paragraph className="measure">{t(isMade ? 'who.practice' : 'who')}</Paragraph>
          <Fields
            rows={values.map(({ label, text, exact, why }) => ({
              label,
              value: (
                <>
                  <span className="row tight top">
                    {exact ? <code className="entered">{text}</code> : text}
                    {exact && <CopyButton text={text} what={label} />}
                  </span>
                  {why && <span className="subtle small">{why}</span>}
                </>
              ),
            }))}
          />
          <Paragraph className="measure">{t('back')}</Paragraph>
          <div className="row">
            <CopyButton
              text={values.map(({ label, text }) => `${label}: ${text}`).join('\n')}
              what={t('values')}
              label={t('copyAll')}
            />
          </div>
        </div>
      </Details.Content>
    </Details>
  );
}
