import './tables.css';
import { ArrowLeftIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Failure as FailureValue } from '../../../../shared/outcome.ts';
import { useAppState, useQuery } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { DropFile } from '../../../ui/file-field.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { useText } from '../../../ui/text.ts';
import { ClientSelect } from '../client-select.tsx';
import { TableTerm } from './table-term.tsx';

const ACCEPT = '.csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** In the address, where no client is chosen yet. */
const NOBODY = '-';

interface Props {
  readonly organisationNumber: string | undefined;
  readonly handle: string | undefined;
}

/** `/mva/importer/tabell/<client>/<file>`: from a table to a draft, on one page. */
export function TablePage({ organisationNumber = NOBODY, handle }: Props) {
  const t = useText('tables');
  const mva = useText('mva');
  const [, go] = useLocation();
  const { chooseFile } = useAppState();
  const clients = useQuery('clients.list', {});
  const [error, setError] = useState<FailureValue>();
  const at = (client: string, file: string | undefined) =>
    go(`/mva/importer/tabell/${client}${file ? `/${file}` : ''}`, { replace: true });
  const choose = async (file: File) => {
    setError(undefined);
    const chosen = await chooseFile(file);
    if (chosen.ok) at(organisationNumber, chosen.value.handle);
    else setError(chosen.error);
  };
  const client = organisationNumber === NOBODY ? '' : organisationNumber;
  return (
    <>
      <Link href="/mva" className="ds-link back-link">
        <ArrowLeftIcon aria-hidden />
        {mva('return.back')}
      </Link>
      <Page title={t('title')} lead={t('lead')}>
        {error && <Failure error={error} />}
        <Loaded query={clients}>
          {({ rows }) => {
            const select = <ClientSelect clients={rows} value={client} onChange={(number) => at(number, handle)} />;
            if (client !== '' && handle)
              return (
                <TableTerm
                  key={`${client} ${handle}`}
                  organisationNumber={client}
                  handle={handle}
                  clientSelect={select}
                  onFile={(file) => void choose(file)}
                />
              );
            return (
              <div className="stack-4 table-start">
                {select}
                <DropFile
                  isChosen={handle !== undefined}
                  text={t('file.drop')}
                  label={t('file')}
                  word={t(handle ? 'file.another' : 'file.choose')}
                  accept={ACCEPT}
                  onFile={(file) => void choose(file)}
                />
              </div>
            );
          }}
        </Loaded>
      </Page>
    </>
  );
}
