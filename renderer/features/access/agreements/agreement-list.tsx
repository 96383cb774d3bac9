import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { AgreementsView } from '../../../../shared/contract/agreements.ts';
import { OpenLink } from '../../../ui/open-link.tsx';
import { useText } from '../../../ui/text.ts';
import { OrderRow } from './order-row.tsx';

/** What has to be signed or registered before any scope can be granted. */
export function AgreementList({ view }: { view: AgreementsView }) {
  const t = useText('agreements');
  return (
    <section className="card stack-3">
      <Heading level={2} data-size="2xs">
        {t('agreements')}
      </Heading>
      <ul className="order-list">
        {view.agreements.map((line) => (
          <OrderRow key={line.id} line={line} name={t(`agreement.${line.id}`)}>
            <strong>{t(`agreement.${line.id}`)}</strong>
            <Paragraph data-size="sm" className="measure">
              {t(`agreement.${line.id}.text`)}
            </Paragraph>
            <OpenLink url={line.where} label={t(view.environment === 'practice' ? 'page.self' : 'agreement.open')} />
          </OrderRow>
        ))}
      </ul>
    </section>
  );
}
