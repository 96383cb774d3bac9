import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { ArrowLeftIcon } from '@navikt/aksel-icons';
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { ReturnView } from '../../../../shared/contract/mva.ts';
import { useQuery } from '../../../state/context.tsx';
import { useRights } from '../../../state/rights.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { plain, useFormat } from '../../../ui/format.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { OrganisationNumber } from '../../../ui/organisation-number.tsx';
import { Page } from '../../../ui/page.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';
import { lineKey, noteText, useSpecification } from '../form-line.tsx';
import { type FormLine, groupLines } from '../lines.ts';
import { usePeriodName } from '../period-name.ts';
import { isOpen } from '../return-state.ts';
import { MarkDialog } from './mark-dialog.tsx';

/** "Lever selv": the return in the order and words of Skatteetaten's form, each number to copy, then noted as filed outside. */
export function FileYourselfPage({ returnId }: { returnId: string }) {
  const t = useText('board');
  const query = useQuery('mva.get', { returnId });
  return (
    <>
      <Link href={`/mva/${returnId}`} className="ds-link back-link">
        <ArrowLeftIcon aria-hidden />
        {t('yourself.back')}
      </Link>
      <Loaded query={query}>{(view) => <FileYourself view={view} />}</Loaded>
    </>
  );
}

function FileYourself({ view }: { view: ReturnView }) {
  const t = useText('board');
  const mva = useText('mva');
  const format = useFormat();
  const periodName = usePeriodName();
  const may = useRights(view.client.organisationNumber);
  const [, go] = useLocation();
  const [marking, setMarking] = useState(false);
  const groups = useMemo(() => groupLines(view.category, view.lines), [view.category, view.lines]);
  return (
    <Page
      title={t('yourself.title', { client: view.client.name, period: periodName(view.period) })}
      lead={
        <span className="return-lead">
          <OrganisationNumber value={view.client.organisationNumber} copy />
          <span>{mva(`category.${view.category}`)}</span>
          <span>{mva('terms.deadline', { day: format.day(view.deadline) })}</span>
        </span>
      }
      actions={
        may('prepare') &&
        isOpen(view.state) && <PrimaryButton onClick={() => setMarking(true)}>{t('yourself.mark')}</PrimaryButton>
      }
    >
      <Paragraph className="measure">{t(isOpen(view.state) ? 'yourself.text' : 'yourself.filed')}</Paragraph>
      {view.note && <Paragraph>{mva('return.note', { text: noteText(view.note) })}</Paragraph>}
      {groups.map((group) => (
        <section key={group.theme} className="stack-2">
          <Heading level={2} data-size="2xs">
            {mva(`theme.${group.theme}`)}
          </Heading>
          <table className="table yourself">
            <thead>
              <tr>
                <th scope="col">{mva('return.code')}</th>
                <th scope="col">{t('yourself.what')}</th>
                <th scope="col" className="right">
                  {t('yourself.base')}
                </th>
                <th scope="col" className="right">
                  {t('yourself.tax')}
                </th>
              </tr>
            </thead>
            <tbody>
              {group.lines.map((line) => (
                <Line key={line.index} view={view} formLine={line} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <p className="row yourself-sum">
        <strong>{mva('return.sum')}</strong>
        <Amount value={view.fastsattMerverdiavgift} what={mva('return.sum')} />
      </p>
      {marking && <MarkDialog chosen={[{ cell: view }]} onClose={() => setMarking(false)} onDone={() => go('/mva')} />}
      <div className="row">
        <Button variant="tertiary" data-size="sm" onClick={() => go('/mva/frist')}>
          {t('dueDay')}
        </Button>
      </div>
    </Page>
  );
}

function Line({ view, formLine }: { view: ReturnView; formLine: FormLine }) {
  const t = useText('board');
  const mva = useText('mva');
  const specification = useSpecification();
  const { line } = formLine;
  const name = mva(lineKey(view.category, formLine));
  return (
    <tr>
      <th scope="row" className="number">
        {line.mvaKode}
      </th>
      <td>
        {name}
        {line.spesifikasjon !== null && <span className="form-detail">{specification(line.spesifikasjon)}</span>}
        {line.merknad && <span className="form-detail">{mva('return.note', { text: noteText(line.merknad) })}</span>}
      </td>
      <td className="right">
        {line.grunnlag !== null && <Amount value={line.grunnlag} what={`${name}, ${t('yourself.base')}`} />}
      </td>
      <td className="right">
        <Amount value={line.merverdiavgift} what={`${name}, ${t('yourself.tax')}`} />
      </td>
    </tr>
  );
}

function Amount({ value, what }: { value: string; what: string }) {
  const format = useFormat();
  return (
    <span className="yourself-amount number">
      {format.number(value)}
      <CopyButton text={plain(value)} what={what} />
    </span>
  );
}
