import { Button } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import type { ClientDetail, FactSource, WayStep } from '../../../shared/contract/client-list.ts';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import { useQuery } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { StateTag, type Tone } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { At } from '../../ui/time.tsx';
import { packageName } from '../access/packages.tsx';
import { type ChainLink, chainOf, givenPackage, type Link, listedText } from './client-state.ts';
import { useWayWords, WayTag } from './way-tag.tsx';

const tones: Record<Link, Tone> = { ok: 'good', weak: 'warning', broken: 'bad', unset: 'info' };

interface Props {
  readonly row: ClientRow;
  readonly detail: ClientDetail | undefined;
  readonly onAsk: () => void;
}

/** Authorisation → client → system access → services: each link whole, unconfirmed or broken, with its cure. */
export function Chain({ row, detail, onAsk }: Props) {
  return (
    <ol className="chain">
      {chainOf(row).map((link) => (
        <ChainItem key={link.part} link={link} row={row} detail={detail} onAsk={onAsk} />
      ))}
    </ol>
  );
}

function ChainItem({ link, row, detail, onAsk }: Props & { link: ChainLink }) {
  const t = useText('clientWay');
  return (
    <li data-link={link.link}>
      <div className="row between tight">
        <strong>{t(`part.${link.part}`)}</strong>
        <StateTag tone={tones[link.link]}>{t(`part.${link.link}`)}</StateTag>
      </div>
      {link.part === 'register' && detail && <Register row={row} detail={detail} />}
      {link.part === 'client' && detail && <Listed detail={detail} link={link.link} />}
      {link.part === 'systemUser' && (
        <>
          <span className="subtle small">{row.systemUserTitle ?? t('systemUser.none')}</span>
          {row.linkedAt && <Confirmed source="altinn" at={row.linkedAt} />}
        </>
      )}
      {link.part === 'service' && <Services row={row} onAsk={onAsk} />}
    </li>
  );
}

function Register({ row, detail }: { row: ClientRow; detail: ClientDetail }) {
  const t = useText('clientWay');
  const access = useText('access');
  const given = givenPackage(row);
  const { accountant, accountantCheckedAt } = detail.register;
  return (
    <>
      {given?.package && (
        <>
          <span className="subtle small">
            {t('register.delegated', { package: packageName(given.package, access) })}
          </span>
          <Confirmed source={given.source} at={given.checkedAt} />
        </>
      )}
      {accountant !== null && (accountant || !given) && (
        <span className="subtle small">{t(accountant ? 'register.accountant' : 'register.notAccountant')}</span>
      )}
      {(accountant || !given) && <Confirmed source="register" at={accountantCheckedAt} />}
    </>
  );
}

function Listed({ detail, link }: { detail: ClientDetail; link: Link }) {
  const t = useText('clientWay');
  const { listed, listedAt } = detail.altinn;
  const self = useText('selfLinking');
  const state = useQuery('selfLinking.view', {}).value?.state;
  const waits = state !== undefined && state !== 'on';
  return (
    <>
      {listed !== null && <span className="subtle small">{t(listedText(listed, link))}</span>}
      <Confirmed source="altinn" at={listedAt} />
      {waits && <span className="subtle small">{self('lists.login')}</span>}
    </>
  );
}

function Confirmed({ source, at }: { source: FactSource | null; at: string | null }) {
  const t = useText('clientWay');
  return (
    <span className="subtle small">
      {at === null || source === null ? (
        t('never')
      ) : (
        <>
          {t(`source.${source}`)} · <At instant={at} />
        </>
      )}
    </span>
  );
}

function Services({ row, onAsk }: { row: ClientRow; onAsk: () => void }) {
  const t = useText('clients');
  const words = useWayWords();
  return (
    <ul className="ways">
      {row.ways.map((way) => (
        <li key={way.task} className="stack-1">
          <div className="row between tight">
            <span>{t(`task.${way.task}`)}</span>
            <WayTag way={way} words={words} />
          </div>
          <span className="subtle small">{words.reason(way)}</span>
          <Confirmed source={way.source} at={way.checkedAt} />
          <Cure step={way.step} organisationNumber={row.organisationNumber} onAsk={onAsk} />
        </li>
      ))}
    </ul>
  );
}

interface CureProps {
  readonly step: WayStep;
  readonly organisationNumber: string;
  readonly onAsk: () => void;
}

/** The one thing that mends this link, for those who may. */
function Cure({ step, organisationNumber, onAsk }: CureProps) {
  const t = useText('clientWay');
  const [, go] = useLocation();
  const may = useRights(organisationNumber);
  if (step === 'none' || step === 'wait') return null;
  if (!may(step === 'requestSystemUser' ? 'setUp' : 'clients')) return null;
  const act =
    step === 'ask' || step === 'remind'
      ? onAsk
      : () => go(step === 'requestSystemUser' ? '/tilgang' : '/klienter/legg-til');
  return (
    <div className="row">
      <Button variant="secondary" data-size="sm" onClick={act}>
        {t(`step.${step}`)}
      </Button>
    </div>
  );
}
