import { Alert, Details, Heading, Paragraph } from '@digdir/designsystemet-react';
import { ArrowLeftIcon } from '@navikt/aksel-icons';
import { Link } from 'wouter';
import type { ReturnView } from '../../../shared/contract/mva.ts';
import { useQuery } from '../../state/context.tsx';
import { useFormat } from '../../ui/format.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { OrganisationNumber } from '../../ui/organisation-number.tsx';
import { Page } from '../../ui/page.tsx';
import { useText } from '../../ui/text.ts';
import { today, useNow } from '../../ui/time.tsx';
import { DeadlineAtSkatteetaten } from '../claims/deadlines.tsx';
import { ReturnClaim } from '../claims/return-claim.tsx';
import { ReturnMessage } from '../inbox/message/return-message.tsx';
import { Archived, KeptAfterDeletion } from './archived.tsx';
import { Attachments } from './attachments/attachments.tsx';
import { isWrongOrganisation } from './blocked.ts';
import { FileYourselfLink } from './board/file-yourself-link.tsx';
import { OwnDeadlineNote, TermMarked } from './board/term-notes.tsx';
import { Controls } from './controls.tsx';
import { CorrectionCard } from './correction-card.tsx';
import { DiscardDraft } from './discard-draft.tsx';
import { Documents } from './documents.tsx';
import { useSourceText } from './form/source-text.ts';
import { WrongSent } from './form/wrong-sent.tsx';
import { ImportAgain } from './import-again.tsx';
import { Payment } from './payment.tsx';
import { usePeriodName } from './period-name.ts';
import { PrintedFoot, PrintReturn } from './print-return.tsx';
import { PutRight } from './put-right.tsx';
import { ReturnForm } from './return-form.tsx';
import { isDelivered, isOpen, shownState } from './return-state.ts';
import { ReturnSum } from './return-sum.tsx';
import { SaftBehind } from './saft/behind-context.tsx';
import { PostingsPanel } from './saft/postings-panel.tsx';
import { SaftQuestions } from './saft/questions.tsx';
import { Reconciliation } from './saft/reconciliation.tsx';
import { SendPanel } from './send-panel.tsx';
import { ReturnStateTag } from './state-symbol.tsx';
import { Story } from './story.tsx';
import { FoundOthers } from './surroundings/found-others.tsx';
import { SendAgain } from './surroundings/send-again.tsx';
import { RowsPanel } from './tables/rows-panel.tsx';
import { UseAsDraft } from './use-as-draft.tsx';
import { Verdict } from './verdict.tsx';

interface Props {
  readonly returnId: string;
  /** The line whose postings stand open beside it. */
  readonly behind?: number | undefined;
}

export function ReturnPage({ returnId, behind }: Props) {
  const t = useText('mva');
  const query = useQuery('mva.get', { returnId });
  return (
    <>
      <Link href="/mva" className="ds-link back-link">
        <ArrowLeftIcon aria-hidden />
        {t('return.back')}
      </Link>
      {query.value === undefined && query.error ? (
        <Page title={t('return.missing')}>
          <Loaded query={query}>{() => null}</Loaded>
        </Page>
      ) : (
        <Loaded query={query}>
          {(view) => (
            <SaftBehind view={view}>
              <Return view={view} onChange={query.refresh} />
              {behind !== undefined &&
                (view.source.kind === 'table' ? (
                  <RowsPanel view={view} line={behind} />
                ) : (
                  <PostingsPanel view={view} line={behind} />
                ))}
            </SaftBehind>
          )}
        </Loaded>
      )}
    </>
  );
}

function Return({ view, onChange }: { view: ReturnView; onChange: () => void }) {
  const t = useText('mva');
  const periodName = usePeriodName();
  const [filing, ...earlier] = view.filings;
  return (
    <Page
      title={`${view.client.name}, ${periodName(view.period)}`}
      lead={<ReturnLead view={view} />}
      actions={<PrintReturn view={view} />}
    >
      {filing && <KeptAfterDeletion organisationNumber={view.client.organisationNumber} />}
      {isWrongOrganisation(view) && <WrongOrganisation view={view} />}
      <TermMarked view={view} />
      {filing && <Verdict view={view} filing={filing} onChange={onChange} />}
      <SendAgain view={view} onFiled={onChange} />
      <div className="return-columns">
        <div className="stack-6">
          {isOpen(view.state) && <FoundOthers view={view} />}
          {isOpen(view.state) && <CorrectionCard view={view} />}
          <SaftQuestions view={view} />
          <ReturnForm view={view} />
          <Reconciliation />
          <Attachments view={view} />
          <footer className="row wrap return-foot screen-only">
            {isDelivered(view.state) && <PutRight view={view} />}
            <UseAsDraft view={view} />
            <WrongSent view={view} />
            {isOpen(view.state) && <FileYourselfLink returnId={view.id} />}
            {isOpen(view.state) && <DiscardDraft view={view} />}
          </footer>
        </div>
        <aside className="return-side stack-6" aria-label={t('story.heading')}>
          <ReturnSum amount={view.fastsattMerverdiavgift} />
          {filing?.payment && <Payment payment={filing.payment} rejected={view.state === 'rejected'} />}
          {filing && filing.sent !== 'notSent' && <ReturnClaim returnId={view.id} />}
          {filing && <Documents filing={filing} />}
          {filing && <Archived returnId={view.id} />}
          {filing?.instance && filing.sent !== 'notSent' && <ReturnMessage returnId={view.id} />}
          <Controls view={view} onChange={onChange} />
          {isOpen(view.state) && (
            <div className="screen-only">
              <SendPanel view={view} onFiled={onChange} />
            </div>
          )}
          {filing && <Story filing={filing} onChange={onChange} />}
          {earlier.length > 0 && (
            <Details data-size="sm">
              <Details.Summary>{t('story.earlier')}</Details.Summary>
              <Details.Content className="stack-6">
                {earlier.map((one) => (
                  <Story key={one.id} filing={one} onChange={onChange} />
                ))}
              </Details.Content>
            </Details>
          )}
        </aside>
      </div>
      <PrintedFoot view={view} />
    </Page>
  );
}

function ReturnLead({ view }: { view: ReturnView }) {
  const t = useText('mva');
  const format = useFormat();
  const day = today(useNow());
  const sourceText = useSourceText();
  const noted = useQuery('board.ofReturn', { returnId: view.id }).value;
  const wrongOrganisation = view.organisationNumber !== view.client.organisationNumber;
  return (
    <span className="return-lead">
      <ReturnStateTag
        state={shownState({ ...view, ...noted, wrongOrganisation, released: view.release !== null }, day)}
      />
      <span>{t('terms.deadline', { day: format.day(view.deadline) })}</span>
      <DeadlineAtSkatteetaten view={view} />
      <OwnDeadlineNote view={view} />
      <span>{t(`category.${view.category}`)}</span>
      <OrganisationNumber value={view.client.organisationNumber} copy />
      <span>{sourceText(view.source)}</span>
    </span>
  );
}

function WrongOrganisation({ view }: { view: ReturnView }) {
  const t = useText('mva');
  const format = useFormat();
  const { name: client, organisationNumber } = view.client;
  const params = {
    client,
    found: format.organisationNumber(view.organisationNumber),
    expected: format.organisationNumber(organisationNumber),
  };
  return (
    <Alert data-color="danger" role="alert">
      <Heading level={2} data-size="2xs">
        {t('wrong.title', { client })}
      </Heading>
      <Paragraph>{t(view.organisationNumber === '' ? 'wrong.none' : 'wrong.text', params)}</Paragraph>
      <Paragraph>{t('wrong.next')}</Paragraph>
      <ImportAgain organisationNumber={organisationNumber} />
    </Alert>
  );
}
