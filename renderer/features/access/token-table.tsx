import type { TokenRow } from '../../../shared/contract/tokens.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { Ago, At } from '../../ui/time.tsx';
import { ScopeName } from './scope-name.tsx';

/** Names of columns with numbers stand right, above them. */
const columns = [
  ['for', ''],
  ['hits', 'right'],
  ['shared', 'right'],
  ['fetches', 'right'],
  ['median', 'right'],
  ['worst', 'right'],
  ['failures', 'right'],
  ['expires', ''],
] as const;

export function TokenTable({ rows }: { rows: readonly TokenRow[] }) {
  const t = useText('tokens');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard
    <section className="table-box" tabIndex={0} aria-label={t('table')}>
      <table className="table token-table">
        <thead>
          <tr>
            {columns.map(([name, className]) => (
              <th key={name} scope="col" className={className}>
                {t(`col.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={[row.issuer, row.systemUser, ...row.scopes].join(' ')} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row }: { row: TokenRow }) {
  const t = useText('tokens');
  const format = useFormat();
  const ms = (value: number | null) => value !== null && t('ms', { value: format.number(value) });
  return (
    <tr>
      <th scope="row">
        {row.systemUser ?? t('firm')} · {t(`issuer.${row.issuer}`)}
        {row.scopes.map((scope) => (
          <div key={scope} className="subtle small">
            <ScopeName scope={scope} />
          </div>
        ))}
      </th>
      <td className="right number">{format.number(row.hits)}</td>
      <td className="right number">{format.number(row.shared)}</td>
      <td className="right number">{format.number(row.fetches)}</td>
      <td className="right number nowrap">{ms(row.medianMs)}</td>
      <td className="right number nowrap">{ms(row.worstMs)}</td>
      <td className="right number nowrap">
        {format.number(row.failures)}
        {row.lastFailure && (
          <div className="subtle small">
            {row.lastFailure.authorityCode ?? row.lastFailure.code} · <Ago instant={row.lastFailure.at} />
          </div>
        )}
      </td>
      <td>{row.expiresAt ? <At instant={row.expiresAt} /> : <span className="subtle">{t('none')}</span>}</td>
    </tr>
  );
}
