import '../mva/terms.css';
import { Heading } from '@digdir/designsystemet-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { useQuery } from '../../state/context.tsx';
import { useFormat } from '../../ui/format.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { useText } from '../../ui/text.ts';
import { today, useNow } from '../../ui/time.tsx';
import { TermsTable } from '../mva/terms-table.tsx';
import { filterRows, type Terms, termsView, unfiltered } from '../mva/terms-view.ts';

const SHOWN = 10;

/** The term picture with the most urgent clients first; the rest are on the Mva page. */
export function FirmTerms() {
  const t = useText('overview');
  const terms = useQuery('mva.terms', {});
  if (terms.value?.cells.length === 0) return null;
  return (
    <section className="stack-3">
      <div className="row between wrap">
        <Heading level={2} data-size="2xs">
          {t('terms')}
        </Heading>
        <Link href="/mva" className="ds-link">
          {t('terms.all')}
        </Link>
      </div>
      <Loaded query={terms}>{(value) => <Urgent terms={value} />}</Loaded>
    </section>
  );
}

function Urgent({ terms }: { terms: Terms }) {
  const format = useFormat();
  const day = today(useNow());
  const rows = useMemo(() => {
    const all = termsView(terms, day).rows;
    return filterRows(all, { ...unfiltered, sort: 'deadline' }, day, format.compare).slice(0, SHOWN);
  }, [terms, day, format]);
  return <TermsTable terms={terms.terms} rows={rows} />;
}
