import { Search } from '@digdir/designsystemet-react';
import { PersonGroupIcon } from '@navikt/aksel-icons';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Candidate } from '../../../shared/contract/clients.ts';
import type { Failure as FailureType } from '../../../shared/outcome.ts';
import { useAppState, useQuery } from '../../state/context.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useFormat } from '../../ui/format.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { LoginBox } from '../../ui/login-box.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import { CandidateList } from './candidate-list.tsx';
import { LinkResults } from './link-results.tsx';
import { chunksOf, type LinkRow } from './use-removal.ts';

/** Everyone Altinn says may be added; what was asked for stands until the person is done with it. */
export function Candidates({ systemUserId }: { systemUserId: string }) {
  const t = useText('clients');
  const candidates = useQuery('clients.candidates', { systemUserId });
  const [results, setResults] = useState<readonly LinkRow[]>();
  if (results) return <Results rows={results} />;
  if (candidates.error?.code === 'idporten.needed') return <LoginBox purpose="clientAdministration" />;
  return (
    <Loaded query={candidates}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty icon={PersonGroupIcon} title={t('add.none')} text={t('add.none.text')} />
        ) : (
          <Choose rows={rows} systemUserId={systemUserId} onResults={setResults} />
        )
      }
    </Loaded>
  );
}

function Results({ rows }: { rows: readonly LinkRow[] }) {
  const t = useText('clients');
  const [, go] = useLocation();
  return (
    <div className="card stack-4">
      <LinkResults rows={rows} act="add" />
      <div className="row">
        <PrimaryButton onClick={() => go('/klienter')}>{t('result.done')}</PrimaryButton>
      </div>
    </div>
  );
}

interface ChooseProps {
  readonly rows: readonly Candidate[];
  readonly systemUserId: string;
  readonly onResults: (rows: readonly LinkRow[]) => void;
}

function Choose({ rows, systemUserId, onResults }: ChooseProps) {
  const t = useText('clients');
  const format = useFormat();
  const { queries } = useAppState();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<FailureType>();
  const shown = useMemo(() => {
    const words = search.trim().toLocaleLowerCase('nb');
    const digits = words.replace(/\s/g, '');
    return rows
      .filter(
        (row) =>
          row.name.toLocaleLowerCase('nb').includes(words) ||
          (/^\d+$/.test(digits) && row.organisationNumber.includes(digits)),
      )
      .sort((a, b) => Number(a.linked) - Number(b.linked) || format.compare(a.name, b.name));
  }, [rows, search, format]);
  const link = async () => {
    setPending(true);
    setError(undefined);
    const done: LinkRow[] = [];
    let failed: FailureType | undefined;
    for (const clientIds of chunksOf([...chosen])) {
      const answer = await queries.run('clients.link', { systemUserId, clientIds });
      if (answer.ok) done.push(...answer.value.rows);
      else failed = answer.error;
      if (failed) break;
    }
    setPending(false);
    if (failed) setError(failed);
    else onResults(done);
  };
  return (
    <>
      <div className="row wrap between top">
        <p className="subtle note">{t('add.note')}</p>
        <Search data-size="sm" className="list-search">
          <Search.Input
            aria-label={t('add.search')}
            placeholder={t('add.search')}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <Search.Clear onClick={() => setSearch('')} />
        </Search>
      </div>
      <CandidateList rows={shown} chosen={chosen} onChoose={setChosen} />
      {error && <Failure error={error} onRetry={() => void link()} />}
      <div className="row">
        <PrimaryButton loading={pending} disabled={chosen.size === 0} onClick={() => void link()}>
          {chosen.size === 0 ? t('add.choose') : t('add.act', { count: chosen.size })}
        </PrimaryButton>
      </div>
    </>
  );
}
