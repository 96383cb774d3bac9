import { Alert, Checkbox, Field, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { ArrowLeftIcon, FileTextIcon } from '@navikt/aksel-icons';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { NullCandidate } from '../../../../shared/contract/form.ts';
import type { Period } from '../../../../shared/contract/mva.ts';
import type { OutputOf } from '../../../../shared/contract.ts';
import { periodDates, periodKey } from '../../../../shared/mva/periods.ts';
import { useAction, useQuery } from '../../../state/context.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useFormat } from '../../../ui/format.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { OrganisationNumber } from '../../../ui/organisation-number.tsx';
import { Page } from '../../../ui/page.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';
import { today, useNow } from '../../../ui/time.tsx';
import { usePeriodName } from '../period-name.ts';
import { NullResults } from './null-results.tsx';

type Cells = OutputOf<'mva.terms'>['cells'];

/** `/mva/nullmelding`: empty returns for clients named one by one. Never all at once, and never as a cure for lateness. */
export function NullPage() {
  const t = useText('form');
  const mva = useText('mva');
  const terms = useQuery('mva.terms', {});
  return (
    <>
      <Link href="/mva" className="ds-link back-link">
        <ArrowLeftIcon aria-hidden />
        {mva('return.back')}
      </Link>
      <Page title={t('null.title')} lead={t('null.lead')}>
        <Loaded query={terms}>{({ cells }) => <Terms cells={cells} />}</Loaded>
      </Page>
    </>
  );
}

/** Terms that are over and that somebody lacks a return for: those within their deadline first, the newest first. */
function termsOf(cells: Cells, day: string): { period: Period; late: boolean }[] {
  const found = new Map<string, { period: Period; late: boolean }>();
  for (const { period, category, state, deadline } of cells) {
    const isZero = category === 'alminnelig' || category === 'primaernaering';
    if (!isZero || state !== 'missing' || periodDates(period).end >= day) continue;
    found.set(periodKey(period), { period, late: deadline < day });
  }
  const end = ({ period }: { period: Period }) => periodDates(period).end;
  return [...found.values()].sort((a, b) => Number(a.late) - Number(b.late) || end(b).localeCompare(end(a)));
}

function Terms({ cells }: { cells: Cells }) {
  const t = useText('form');
  const mva = useText('mva');
  const periodName = usePeriodName();
  const day = today(useNow());
  const terms = useMemo(() => termsOf(cells, day), [cells, day]);
  const [chosen, setChosen] = useState<string | undefined>();
  const [made, setMade] = useState<OutputOf<'form.makeNull'>['results'] | undefined>();
  // A term past its deadline is never chosen for anybody.
  const term = terms.find(({ period }) => periodKey(period) === chosen) ?? terms.find(({ late }) => !late);
  if (made) return <NullResults results={made} onAgain={() => setMade(undefined)} />;
  if (terms.length === 0) return <Empty icon={FileTextIcon} title={t('null.emptyTitle')} text={t('null.emptyText')} />;
  return (
    <div className="stack-4">
      <Field data-size="sm" className="null-term">
        <Label>{mva('use.period')}</Label>
        <Select value={term ? periodKey(term.period) : ''} onChange={(event) => setChosen(event.target.value)}>
          {!term && <Select.Option value="">{mva('use.choosePeriod')}</Select.Option>}
          {terms.map(({ period, late }) => (
            <Select.Option key={periodKey(period)} value={periodKey(period)}>
              {late ? t('null.lateTerm', { term: periodName(period) }) : periodName(period)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {term && <Candidates key={periodKey(term.period)} period={term.period} onMade={setMade} />}
    </div>
  );
}

interface Props {
  readonly period: Period;
  readonly onMade: (results: OutputOf<'form.makeNull'>['results']) => void;
}

function Candidates({ period, onMade }: Props) {
  const t = useText('form');
  const query = useQuery('form.nullCandidates', { period });
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [lateKnown, setLateKnown] = useState(false);
  const make = useAction('form.makeNull');
  const tick = (organisationNumber: string, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(organisationNumber);
    else next.delete(organisationNumber);
    setTicked(next);
  };
  return (
    <Loaded query={query}>
      {({ candidates }) => {
        const chosen = candidates.filter(({ client, blocked }) => !blocked && ticked.has(client.organisationNumber));
        const late = chosen.some((each) => each.late);
        const firstLate = candidates.find((each) => each.late && !each.blocked);
        const submit = async () => {
          const organisationNumbers = chosen.map(({ client }) => client.organisationNumber);
          const answer = await make.run({ period, organisationNumbers, lateKnown: late && lateKnown });
          if (answer.ok) onMade(answer.value.results);
        };
        return (
          <div className="stack-4">
            {firstLate && <Late known={lateKnown} onKnown={setLateKnown} deadline={firstLate.deadline} />}
            <ul className="plain-list null-list" aria-label={t('null.list')}>
              {candidates.map((candidate) => (
                <Candidate
                  key={candidate.client.organisationNumber}
                  candidate={candidate}
                  ticked={ticked.has(candidate.client.organisationNumber)}
                  onTick={(on) => tick(candidate.client.organisationNumber, on)}
                />
              ))}
            </ul>
            {make.error && <Failure error={make.error} />}
            <div className="row wrap null-act">
              <PrimaryButton
                disabled={chosen.length === 0 || (late && !lateKnown)}
                loading={make.pending}
                onClick={() => void submit()}
              >
                {t('null.make', { count: chosen.length })}
              </PrimaryButton>
              <Paragraph data-size="sm" className="subtle">
                {t('null.nothingSent')}
              </Paragraph>
            </div>
          </div>
        );
      }}
    </Loaded>
  );
}

interface CandidateProps {
  readonly candidate: NullCandidate;
  readonly ticked: boolean;
  readonly onTick: (on: boolean) => void;
}

/** The sentence is about this client, so it stands in its own tick. */
function Candidate({ candidate: { client, blocked, returnId, category }, ticked, onTick }: CandidateProps) {
  const t = useText('form');
  const mva = useText('mva');
  return (
    <li className="null-row">
      {blocked ? (
        <div className="null-blocked">
          <strong>{client.name}</strong>
          <span>
            {t(`null.blocked.${blocked}`)}{' '}
            {returnId && (
              <Link className="ds-link" href={`/mva/${returnId}`}>
                {t('null.seeDraft')}
              </Link>
            )}
          </span>
        </div>
      ) : (
        <Checkbox
          data-size="sm"
          label={t('null.vouch', { client: client.name })}
          checked={ticked}
          onChange={(event) => onTick(event.target.checked)}
        />
      )}
      <span className="row subtle small">
        {category === 'primaernaering' && mva('category.primaernaering')}
        <OrganisationNumber value={client.organisationNumber} />
      </span>
    </li>
  );
}

function Late({ known, onKnown, deadline }: { known: boolean; onKnown: (known: boolean) => void; deadline: string }) {
  const t = useText('form');
  const format = useFormat();
  return (
    <Alert data-color="warning" data-size="sm">
      <div className="stack-2">
        <Paragraph data-size="sm">{t('null.late', { day: format.day(deadline) })}</Paragraph>
        <Checkbox
          data-size="sm"
          label={t('null.lateKnown')}
          checked={known}
          onChange={(event) => onKnown(event.target.checked)}
        />
      </div>
    </Alert>
  );
}
