import { Search } from '@digdir/designsystemet-react';
import { PersonGroupIcon } from '@navikt/aksel-icons';
import { useMemo, useState } from 'react';
import type { Candidate } from '../../../shared/contract/clients.ts';
import { useAction, useQuery } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useFormat } from '../../ui/format.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { LoginBox } from '../../ui/login-box.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import { CandidateList } from './candidate-list.tsx';

interface Props {
  readonly systemUserId: string;
  readonly onStarted: (jobId: string) => void;
}

/** Everyone Altinn says may be added. */
export function Candidates({ systemUserId, onStarted }: Props) {
  const t = useText('clients');
  const candidates = useQuery('clients.candidates', { systemUserId });
  if (candidates.error?.code === 'idporten.needed') return <LoginBox purpose="clientAdministration" />;
  return (
    <Loaded query={candidates}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty icon={PersonGroupIcon} title={t('add.none')} text={t('add.none.text')} />
        ) : (
          <Choose rows={rows} systemUserId={systemUserId} onStarted={onStarted} />
        )
      }
    </Loaded>
  );
}

interface ChooseProps extends Props {
  readonly rows: readonly Candidate[];
}

function Choose({ rows, systemUserId, onStarted }: ChooseProps) {
  const t = useText('clients');
  const format = useFormat();
  const start = useAction('clients.link');
  const may = useRights();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
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
    const answer = await start.run({ systemUserId, clientIds: [...chosen] });
    if (answer.ok) onStarted(answer.value.jobId);
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
      {start.error && <Failure error={start.error} onRetry={() => void link()} />}
      <div className="row">
        <PrimaryButton
          loading={start.pending}
          disabled={chosen.size === 0 || !may('clients')}
          onClick={() => void link()}
        >
          {chosen.size === 0 ? t('add.choose') : t('add.act', { count: chosen.size })}
        </PrimaryButton>
      </div>
    </>
  );
}
