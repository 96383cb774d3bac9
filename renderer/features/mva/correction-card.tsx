import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import type { ReturnView } from '../../../shared/contract/mva.ts';
import { useQuery } from '../../state/context.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { krone } from './amounts.ts';
import { correctionOf, type Difference } from './correction.ts';
import { useSpecification } from './form-line.tsx';

/** A correction is a complete new message: what it changes of the one that counts now (reference/mva-melding.md 4.9). */
export function CorrectionCard({ view }: { view: ReturnView }) {
  const t = useText('mva');
  const format = useFormat();
  const { organisationNumber } = view.client;
  const list = useQuery('mva.list', { organisationNumber }).value;
  const correction = list && correctionOf(view, list.returns);
  if (!correction) return null;
  const { delivered, deliveredAt, differences, before, now } = correction;
  return (
    <section className="card stack-3" aria-labelledby="correction">
      <Heading level={2} data-size="2xs" id="correction">
        {t('correction.heading')}
      </Heading>
      <Paragraph className="measure">
        {t('correction.text', { day: deliveredAt ? format.date(deliveredAt) : '–' })}{' '}
        <Link className="ds-link" href={`/mva/${delivered.id}`}>
          {t('correction.open')}
        </Link>
      </Paragraph>
      <div className="table-box">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('return.code')}</th>
              <th scope="col" className="right">
                {t('correction.before')}
              </th>
              <th scope="col" className="right">
                {t('correction.now')}
              </th>
              <th scope="col" className="right">
                {t('correction.change')}
              </th>
            </tr>
          </thead>
          <tbody>
            {differences.map((each) => (
              <Row key={`${each.mvaKode} ${each.spesifikasjon}`} difference={each} />
            ))}
            <tr>
              <th scope="row">{t('return.sum')}</th>
              <td className="right number">{format.number(krone(before))}</td>
              <td className="right number">{format.number(krone(now))}</td>
              <td className="right number">{format.number(krone(now - before))}</td>
            </tr>
          </tbody>
        </table>
      </div>
      {differences.length === 0 && <Paragraph className="subtle">{t('correction.same')}</Paragraph>}
    </section>
  );
}

function Row({ difference: { mvaKode, spesifikasjon, before, now } }: { difference: Difference }) {
  const format = useFormat();
  const specification = useSpecification();
  const amount = (ore: number | null) => (ore === null ? '–' : format.number(krone(ore)));
  return (
    <tr>
      <th scope="row">
        {mvaKode}
        {spesifikasjon !== null && <span className="subtle small"> {specification(spesifikasjon)}</span>}
      </th>
      <td className="right number">{amount(before)}</td>
      <td className="right number">{amount(now)}</td>
      <td className="right number">{amount((now ?? 0) - (before ?? 0))}</td>
    </tr>
  );
}
