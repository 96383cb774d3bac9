import './batch.css';
import './rights.css';
import { Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import type { FilingRightsView, May } from '../../../../shared/contract/filing-rights.ts';
import { useQuery } from '../../../state/context.tsx';
import { BodyInSight } from '../../../ui/body-in-sight.tsx';
import { useFormat } from '../../../ui/format.ts';
import { LeaveButton } from '../../../ui/leave-button.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { OrganisationNumber } from '../../../ui/organisation-number.tsx';
import { Page } from '../../../ui/page.tsx';
import { useRowsInSight } from '../../../ui/rows-in-sight.ts';
import { StateTag, type Tone } from '../../../ui/state-tag.tsx';
import { useText } from '../../../ui/text.ts';
import { knownRights, lacking } from './rights.ts';
import { RightsStatus } from './rights-status.tsx';

/** `/mva/send/fullmakter`: what whoever logs in may do for each client, and how to get what is missing. */
export function RightsPage() {
  const t = useText('filingRights');
  const batch = useText('batch');
  return (
    <Page title={t('title')} lead={t('lead')} actions={<LeaveButton to="/mva/send">{batch('title')}</LeaveButton>} fill>
      <Loaded query={useQuery('filingRights.view', {})}>
        {(view) => (
          <>
            <RightsStatus view={view} />
            <How view={view} />
            {view.person && <RightsTable view={view} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** The next step for each kind of gap there is. */
function How({ view }: { view: FilingRightsView }) {
  const t = useText('filingRights');
  const { gaps } = knownRights(view);
  if (!view.person || gaps.length === 0) return null;
  const person = view.person.name;
  return (
    <div className="rights-how">
      {gaps.map(({ lacks, rows }) => (
        <div key={lacks}>
          <strong>{t(lacks, { count: rows.length, person })}</strong>
          <Paragraph className="measure" data-size="sm">
            {t(`how.${lacks}`, { person })} {t('how.other')}
          </Paragraph>
        </div>
      ))}
    </div>
  );
}

function RightsTable({ view }: { view: FilingRightsView }) {
  const t = useText('filingRights');
  const format = useFormat();
  const rows = [...view.rows].sort((a, b) => rankOf(a) - rankOf(b) || format.compare(a.client.name, b.client.name));
  const sight = useRowsInSight({ count: rows.length, height: 56 });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard
    <section className="table-box fill" ref={sight.box} tabIndex={0} aria-label={t('table')}>
      <table className="table batch-table filing-rights-table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {(['client', 'col.fillIn', 'col.sign', 'checkedAt', 'col.others'] as const).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <BodyInSight rows={rows} sight={sight}>
          {(row, index) => <Row key={row.client.organisationNumber} row={row} index={index} />}
        </BodyInSight>
      </table>
    </section>
  );
}

type RightsRow = FilingRightsView['rows'][number];
const rankOf = ({ right }: RightsRow): number => (lacking(right) ? 0 : right?.sign === 'yes' ? 2 : 1);

const tones: Readonly<Record<May, Tone>> = { yes: 'good', no: 'bad', unknown: 'info' };

function Row({ row: { client, right, others }, index }: { row: RightsRow; index: number }) {
  const t = useText('filingRights');
  const format = useFormat();
  const cell = (may: May) => (
    <td>
      <StateTag tone={tones[may]} quiet={may !== 'no'}>
        {t(`may.${may}`)}
      </StateTag>
    </td>
  );
  return (
    <tr aria-rowindex={index + 2}>
      <th scope="row" className="name-cell">
        <Link href={`/klienter/${client.organisationNumber}`} className="row-link">
          {client.name}
        </Link>
        <OrganisationNumber value={client.organisationNumber} />
      </th>
      {cell(right?.fillIn ?? 'unknown')}
      {cell(right?.sign ?? 'unknown')}
      <td>
        {right && (
          <>
            {format.date(right.checkedAt)}
            <span className="subtle small rights-source">{t(`from.${right.source}`)}</span>
          </>
        )}
      </td>
      <td>{others.join(', ')}</td>
    </tr>
  );
}
