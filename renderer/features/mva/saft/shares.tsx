import type { Share } from '../../../../shared/contract/saft.ts';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import { kronerOf } from './amounts.ts';

interface Props {
  readonly shares: readonly Share[];
  /** What is made of them; the panel's line is when it is not said. */
  readonly label?: string;
}

/** What something is made of in the ledger, by account and own code. */
export function Shares({ shares, label }: Props) {
  const t = useText('saft');
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard
    <section className="saft-shares" tabIndex={0} aria-label={label ?? t('shares.title')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('questions.account')}</th>
            <th scope="col">{t('questions.code')}</th>
            <th scope="col" className="right">
              {t('questions.postings')}
            </th>
            <th scope="col" className="right">
              {t('questions.base')}
            </th>
            <th scope="col" className="right">
              {t('questions.tax')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shares.map(({ account, taxCode, description, postings, base, tax }) => (
            <tr key={`${account} ${taxCode}`}>
              <td className="number">{account}</td>
              <td>
                {taxCode} {description !== '' && <span className="subtle">{description}</span>}
              </td>
              <td className="number right">{format.number(postings)}</td>
              <td className="number right nowrap">{format.number(kronerOf(base))}</td>
              <td className="number right nowrap">{format.number(kronerOf(tax))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
