import { CheckmarkIcon } from '@navikt/aksel-icons';
import type { ServiceRow } from '../../../../shared/contract/message-services.ts';
import { BodyInSight } from '../../../ui/body-in-sight.tsx';
import { useFormat } from '../../../ui/format.ts';
import { useRowsInSight } from '../../../ui/rows-in-sight.ts';
import { StateTag } from '../../../ui/state-tag.tsx';
import { useText } from '../../../ui/text.ts';
import { SelectBox } from '../../clients/columns.tsx';
import { useNames } from './names.ts';

interface Props {
  readonly rows: readonly ServiceRow[];
  /** How many clients the table is about. */
  readonly clients: number;
  /** Undefined for those who may not choose. */
  readonly chosen: ReadonlySet<string> | undefined;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** Some thousand services: only those in sight are in the page. */
export function ServicesTable({ rows, clients, chosen, onChoose }: Props) {
  const t = useText('messageServices');
  const sight = useRowsInSight({ count: rows.length, height: 61 });
  const all = chosen !== undefined && rows.every((row) => chosen.has(row.id));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard
    <section className="table-box fill" ref={sight.box} tabIndex={0} aria-label={t('table')}>
      <table className="table services-table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {chosen && (
              <th scope="col" className="select-cell">
                <SelectBox
                  label={t('selectAll')}
                  checked={all}
                  onChange={() => onChoose(all ? new Set() : new Set(rows.map(({ id }) => id)))}
                />
              </th>
            )}
            <th scope="col">{t('col.service')}</th>
            <th scope="col" className="packages-cell">
              {t('col.packages')}
            </th>
            <th scope="col" className="reached-cell">
              {t('col.reached')}
            </th>
            <th scope="col" className="fetched-cell">
              {t('col.fetched')}
            </th>
          </tr>
        </thead>
        <BodyInSight rows={rows} sight={sight}>
          {(row, index) => (
            <Row
              key={row.id}
              row={row}
              index={index}
              clients={clients}
              chosen={chosen?.has(row.id)}
              onToggle={() => toggle(row.id)}
            />
          )}
        </BodyInSight>
      </table>
    </section>
  );
}

interface RowProps {
  readonly row: ServiceRow;
  readonly index: number;
  readonly clients: number;
  readonly chosen: boolean | undefined;
  readonly onToggle: () => void;
}

function Row({ row, index, clients, chosen, onToggle }: RowProps) {
  const t = useText('messageServices');
  const named = useNames();
  const name = named.service(row);
  return (
    <tr aria-rowindex={index + 2} aria-selected={chosen ?? false}>
      {chosen !== undefined && (
        <td className="select-cell">
          <SelectBox label={t('select', { name })} checked={chosen} onChange={onToggle} />
        </td>
      )}
      <th scope="row" className="service-cell">
        <span className="clip" title={name}>
          {name}
        </span>
        <span className="row tight">
          <span className="subtle small clip" title={named.owner(row)}>
            {named.owner(row)}
          </span>
          <Marks row={row} />
        </span>
      </th>
      <td className="packages-cell">
        <Packages row={row} />
      </td>
      <td className="reached-cell nowrap">
        <Reached row={row} clients={clients} />
      </td>
      <td className="fetched-cell">
        <Fetched row={row} clients={clients} />
      </td>
    </tr>
  );
}

/** What stands out about the service: its kind, that it is new, that a person must open it. */
function Marks({ row: { kind, isNew, level, listed } }: { row: ServiceRow }) {
  const t = useText('messageServices');
  return (
    <>
      {kind !== 'ordinary' && <StateTag tone="warning">{t(`kind.${kind}`)}</StateTag>}
      {isNew && <StateTag tone="info">{t('new')}</StateTag>}
      {level > 3 && (
        <span title={t('levelFour.text')}>
          <StateTag tone="info">{t('levelFour')}</StateTag>
        </span>
      )}
      {!listed && <span className="subtle small">{t('notListed')}</span>}
    </>
  );
}

const SHOWN = 2;

/** The packages that open it, those we have first; all of them on hover. */
function Packages({ row: { packages, roles } }: { row: ServiceRow }) {
  const t = useText('messageServices');
  const named = useNames();
  const openers = [...packages].sort((a, b) => Number(b.held) - Number(a.held));
  const names = [...openers.map(named.opener), ...roles.map(named.opener)];
  if (names.length === 0) return <span className="subtle">{t('packages.none')}</span>;
  return (
    <ul className="plain-list" title={names.join(', ')}>
      {names.slice(0, SHOWN).map((name, index) => (
        <li key={name} className="clip">
          {openers[index]?.held && <CheckmarkIcon title={t('packages.held', { name })} />}
          {name}
          {index === SHOWN - 1 && names.length > SHOWN && (
            <span className="subtle"> {t('packages.more', { count: names.length - SHOWN })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Reached({ row: { reached }, clients }: { row: ServiceRow; clients: number }) {
  const t = useText('messageServices');
  const format = useFormat();
  const of = format.number(clients);
  if (clients === 0) return <span className="subtle">{t('reached.nobody')}</span>;
  if (reached === 0) return <StateTag tone="todo">{t('reached.none')}</StateTag>;
  if (reached < clients) return <span>{t('reached.some', { count: reached, of })}</span>;
  return (
    <StateTag tone="good" quiet>
      {t('reached.all', { of })}
    </StateTag>
  );
}

const tones = { on: 'good', partly: 'waiting', off: 'todo' } as const;

/** Whether it is fetched, who decided that and when, and what is still held of one that is not. */
function Fetched({ row, clients }: { row: ServiceRow; clients: number }) {
  const t = useText('messageServices');
  const format = useFormat();
  const { fetched, wanted, choice, held } = row;
  const words =
    fetched === 'partly' ? t('fetched.partly', { count: wanted, of: format.number(clients) }) : t(`fetched.${fetched}`);
  const chosen = choice ? t('chosenBy', { person: choice.by, at: format.date(choice.at) }) : t('standard');
  const left = fetched !== 'on' && held.messages > 0 ? [t('held', { count: held.messages })] : [];
  const why = [...left, chosen].join(' · ');
  return (
    <>
      <StateTag tone={tones[fetched]} quiet={fetched === 'on'}>
        {words}
      </StateTag>
      <span className="subtle small clip" title={why}>
        {why}
      </span>
    </>
  );
}
