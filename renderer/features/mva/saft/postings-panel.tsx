import { Heading, Paragraph, Search } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ReturnView } from '../../../../shared/contract/mva.ts';
import type { SaftDraftLine } from '../../../../shared/contract/saft.ts';
import { useAction } from '../../../state/context.tsx';
import { SaveFile } from '../../../ui/save-file.tsx';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { useText } from '../../../ui/text.ts';
import { lineKey, useSpecification } from '../form-line.tsx';
import { usePeriodName } from '../period-name.ts';
import { useSaftDraft } from './behind-context.tsx';
import { PostingsTable } from './postings-table.tsx';
import { Shares } from './shares.tsx';
import { Steps } from './steps.tsx';

/** `/mva/<return>/bilag/<line>`: the postings behind a number, and how it comes about. */
export function PostingsPanel({ view, line: at }: { view: ReturnView; line: number }) {
  const t = useText('saft');
  const [, go] = useLocation();
  const draft = useSaftDraft();
  if (!draft) return null;
  const line = draft.lines[at];
  const close = () => go(`/mva/${view.id}`);
  const to = (next: number) =>
    draft.lines[next] ? () => go(`/mva/${view.id}/bilag/${next}`, { replace: true }) : undefined;
  if (!line) {
    return (
      <SidePanel title={t('behind.none')} onClose={close}>
        <Paragraph>{t('behind.noneText')}</Paragraph>
      </SidePanel>
    );
  }
  return (
    <SidePanel
      key={at}
      title={t('behind.title', { code: line.mvaKode })}
      onClose={close}
      onPrevious={to(at - 1)}
      onNext={to(at + 1)}
    >
      <Behind view={view} line={line} at={at} />
    </SidePanel>
  );
}

function Behind({ view, line, at }: { view: ReturnView; line: SaftDraftLine; at: number }) {
  const t = useText('saft');
  const mva = useText('mva');
  const specification = useSpecification();
  const [search, setSearch] = useState('');
  const now = line.index === null ? undefined : view.lines[line.index];
  const shown = { ...line, merknad: null };
  const deduction = view.category !== 'kompensasjon' && line.grunnlag === null;
  return (
    <div className="stack-4 saft-behind">
      <Paragraph data-size="sm">
        {mva(lineKey(view.category, { index: at, line: shown, deduction }))}
        {line.spesifikasjon !== null && ` · ${specification(line.spesifikasjon)}`}
      </Paragraph>
      <Steps line={line} now={now} />
      {line.shares.length > 1 && (
        <section className="stack-2">
          <Heading level={3} data-size="2xs">
            {t('shares.title')}
          </Heading>
          <Shares shares={line.shares} />
        </section>
      )}
      <section className="stack-3">
        <div className="row between wrap">
          <Heading level={3} data-size="2xs">
            {t('postings.title')}
          </Heading>
          <SaveCsv view={view} line={line} at={at} search={search} />
        </div>
        <Search data-size="sm">
          <Search.Input
            aria-label={t('postings.search')}
            placeholder={t('postings.search')}
            value={search}
            onChange={(event) => setSearch(event.target.value.slice(0, 100))}
          />
          <Search.Clear onClick={() => setSearch('')} />
        </Search>
        <PostingsTable returnId={view.id} line={at} search={search} />
      </section>
    </div>
  );
}

interface SaveProps {
  readonly view: ReturnView;
  readonly line: SaftDraftLine;
  readonly at: number;
  readonly search: string;
}

const columns = [
  'date',
  'voucher',
  'voucherType',
  'document',
  'account',
  'code',
  'text',
  'amount',
  'base',
  'tax',
] as const;

function SaveCsv({ view, line, at, search }: SaveProps) {
  const t = useText('saft');
  const periodName = usePeriodName();
  const save = useAction('saft.exportPostings');
  const name = t('csv.name', { code: line.mvaKode, client: view.client.name, term: periodName(view.period) });
  return (
    <SaveFile
      label={t('csv.save')}
      text={t('csv.save')}
      done={t('csv.saved')}
      save={() =>
        save.run({
          returnId: view.id,
          line: at,
          name: name.slice(0, 120),
          headings: columns.map((column) => t(`col.${column}`)),
          ...(search.trim() === '' ? {} : { search }),
        })
      }
    />
  );
}
