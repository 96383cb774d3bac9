import './tables.css';
import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ReturnLine, ReturnView } from '../../../../shared/contract/mva.ts';
import type { OutputOf } from '../../../../shared/contract.ts';
import { useQuery } from '../../../state/context.tsx';
import { useFormat } from '../../../ui/format.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { useText } from '../../../ui/text.ts';
import { lineKey } from '../form-line.tsx';

type Rows = OutputOf<'tables.rows'>;

/** `/mva/<return>/bilag/<line>` of a return made from a table: the rows of the file behind a number. */
export function RowsPanel({ view, line: at }: { view: ReturnView; line: number }) {
  const t = useText('tables');
  const [, go] = useLocation();
  const line = view.lines[at];
  const to = (next: number) =>
    view.lines[next] ? () => go(`/mva/${view.id}/bilag/${next}`, { replace: true }) : undefined;
  return (
    <SidePanel
      key={at}
      title={t('rows.title')}
      onClose={() => go(`/mva/${view.id}`)}
      onPrevious={to(at - 1)}
      onNext={to(at + 1)}
    >
      {line ? <Behind view={view} line={line} /> : <Paragraph>{t('rows.none')}</Paragraph>}
    </SidePanel>
  );
}

const PAGE = 200;

function Behind({ view, line }: { view: ReturnView; line: ReturnLine }) {
  const t = useText('tables');
  const mva = useText('mva');
  const [from, setFrom] = useState(0);
  const { mvaKode, spesifikasjon, sats } = line;
  const query = useQuery('tables.rows', { returnId: view.id, mvaKode, spesifikasjon, sats, from });
  const deduction = view.category !== 'kompensasjon' && line.grunnlag === null;
  return (
    <div className="stack-4">
      <Paragraph data-size="sm">
        {line.mvaKode} {mva(lineKey(view.category, { index: 0, line, deduction }))}
      </Paragraph>
      <Loaded query={query}>
        {(rows) =>
          rows.count === 0 ? (
            <Paragraph>{t('rows.none')}</Paragraph>
          ) : (
            <>
              <Paragraph data-size="sm">
                {t('rows.file', { file: [rows.fileName, rows.sheet].filter(Boolean).join(', '), count: rows.count })}
              </Paragraph>
              {isChanged(line, rows) && (
                <Alert data-color="warning" data-size="sm">
                  {t('rows.changed')}
                </Alert>
              )}
              <RowsTable rows={rows} hasBase={line.grunnlag !== null} />
              {rows.count > PAGE && (
                <div className="row">
                  <Button data-size="sm" variant="secondary" disabled={from === 0} onClick={() => setFrom(from - PAGE)}>
                    {t('rows.before')}
                  </Button>
                  <Button
                    data-size="sm"
                    variant="secondary"
                    disabled={from + PAGE >= rows.count}
                    onClick={() => setFrom(from + PAGE)}
                  >
                    {t('rows.more')}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </Loaded>
    </div>
  );
}

/** A line shows its rows' sum cut to kroner, unless a person changed it. */
function isChanged(line: ReturnLine, rows: Rows): boolean {
  const kroner = (ore: string) => String(BigInt(ore) / 100n);
  return line.merverdiavgift !== kroner(rows.tax) || (line.grunnlag !== null && line.grunnlag !== kroner(rows.base));
}

/** "-1234.50" of øre, for the formatter. */
function decimals(ore: string): string {
  const digits = ore.replace('-', '').padStart(3, '0');
  return `${ore.startsWith('-') ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function RowsTable({ rows, hasBase }: { rows: Rows; hasBase: boolean }) {
  const t = useText('tables');
  const format = useFormat();
  const amount = (ore: string) => format.number(decimals(ore));
  const width = Math.max(rows.headings.length, ...rows.rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, at) => rows.headings[at] || t('column.number', { number: at + 1 }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard
    <section className="table-box" tabIndex={0} aria-label={t('rows.title')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('row')}</th>
            {hasBase && (
              <th scope="col" className="right">
                {t('lines.base')}
              </th>
            )}
            <th scope="col" className="right">
              {t('lines.tax')}
            </th>
            {columns.map((heading, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <th key={at} scope="col" className="table-raw">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.rows.map(({ line, cells, base, tax }) => (
            <tr key={line}>
              <th scope="row" className="number subtle">
                {line}
              </th>
              {hasBase && <td className="number right">{base === null ? '' : amount(base)}</td>}
              <td className="number right">{amount(tax)}</td>
              {columns.map((_, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                <td key={at} className="clip table-raw">
                  {cells[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('rows.sum')}</th>
            {hasBase && <td className="number right">{amount(rows.base)}</td>}
            <td className="number right">{amount(rows.tax)}</td>
            <td colSpan={width} />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
