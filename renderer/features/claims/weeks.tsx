import type { ClaimsList } from '../../../shared/contract/claims.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { useKroner } from './money.ts';

const HEIGHT = 48;
const WIDTH = 40;

/** What falls due in each of the coming weeks, of all clients: a picture, and the same in words for whoever cannot see it. */
export function Weeks({ weeks }: { weeks: ClaimsList['weeks'] }) {
  const t = useText('claims');
  const format = useFormat();
  const ore = useKroner();
  const most = Math.max(...weeks.map(({ amount }) => amount));
  if (most <= 0) return null;
  const high = (amount: number) => Math.round((amount / most) * (HEIGHT - 4));
  return (
    <section className="weeks" aria-label={t('weeks')}>
      <h2 className="small subtle">{t('weeks')}</h2>
      <ol>
        {weeks.map(({ from, amount, clients }) => (
          <li key={from}>
            <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="xMinYMax meet" aria-hidden="true">
              <title>{format.day(from)}</title>
              <rect x="0" y={HEIGHT - 1} width={WIDTH} height="1" className="week-floor" />
              <rect
                className="week-bar"
                x="4"
                width={WIDTH - 8}
                y={HEIGHT - high(amount)}
                height={high(amount)}
                rx="2"
              />
            </svg>
            <span className="number">{amount > 0 ? ore(Math.round(amount / 100) * 100) : '–'}</span>
            <span className="subtle small">{t('week', { day: format.shortDay(from) })}</span>
            {clients > 0 && <span className="subtle small week-clients">{t('week.clients', { count: clients })}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
