import type { ClientRow } from '../../../shared/contract/clients.ts';
import { StateTag, type Tone } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { At } from '../../ui/time.tsx';
import { type ChainLink, chainOf, type Link } from './client-state.ts';
import { WayTag } from './way-tag.tsx';

const tones: Record<Link, Tone> = { ok: 'good', weak: 'warning', broken: 'bad' };

/** Authorisation → client → system access → services: each link whole, unconfirmed or broken, with its cure. */
export function Chain({ row }: { row: ClientRow }) {
  return (
    <ol className="chain">
      {chainOf(row).map((link) => (
        <ChainItem key={link.part} link={link} row={row} />
      ))}
    </ol>
  );
}

function ChainItem({ link, row }: { link: ChainLink; row: ClientRow }) {
  const t = useText('clients');
  return (
    <li data-link={link.link}>
      <div className="row between tight">
        <strong>{t(`chain.${link.part}`)}</strong>
        <StateTag tone={tones[link.link]}>{t(`chain.${link.link}`)}</StateTag>
      </div>
      {link.part === 'register' && <span className="subtle small">{t('chain.register.text')}</span>}
      {link.part === 'systemUser' && <span className="subtle small">{row.systemUserTitle ?? t('chain.none')}</span>}
      {link.part === 'service' && <Services row={row} />}
    </li>
  );
}

function Services({ row }: { row: ClientRow }) {
  const t = useText('clients');
  return (
    <ul className="ways">
      {row.ways.map((way) => (
        <li key={way.task} className="stack-1">
          <div className="row between tight">
            <span>{t(`task.${way.task}`)}</span>
            <WayTag way={way} />
          </div>
          <span className="subtle small">
            {t(`reason.${way.reason}`)} {way.checkedAt ? <At instant={way.checkedAt} /> : t('panel.chain.never')}
          </span>
        </li>
      ))}
    </ul>
  );
}
