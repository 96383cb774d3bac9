import { Checkbox, Details, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { OwnerFetchView } from '../../../shared/contract/owner-fetch.ts';
import { useAction, useQuery } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Failure, useFailureText } from '../../ui/failure.tsx';
import { useFormat } from '../../ui/format.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { useText } from '../../ui/text.ts';

/** Whether texts and attachments are fetched in the background, with its price told before it begins. */
export function OwnerFetch() {
  const view = useQuery('ownerFetch.view', {});
  return <Loaded query={view}>{(value) => <Choice view={value} />}</Loaded>;
}

function Choice({ view }: { view: OwnerFetchView }) {
  const t = useText('ownerFetch');
  const people = useText('people');
  const may = useRights();
  const choose = useAction('ownerFetch.choose');
  const [asking, setAsking] = useState<'texts' | 'files' | undefined>();
  const { texts, files } = view;
  const save = async (wish: { texts: boolean; files: boolean }) => {
    if ((await choose.run(wish)).ok) setAsking(undefined);
  };
  return (
    <div className="stack-3">
      <Checkbox
        data-size="sm"
        label={t('texts')}
        description={t('texts.text')}
        checked={texts}
        readOnly={!may('setUp')}
        onChange={() => (texts ? void save({ texts: false, files: false }) : setAsking('texts'))}
      />
      {texts && (
        <Checkbox
          data-size="sm"
          label={t('files')}
          checked={files}
          readOnly={!may('setUp')}
          onChange={() => (files ? void save({ texts, files: false }) : setAsking('files'))}
        />
      )}
      <Paragraph className="measure">{t('price')}</Paragraph>
      {choose.error && !asking && <Failure error={choose.error} />}
      <Standing view={view} />
      {!may('setUp') && <Paragraph className="measure">{people('only.setUp')}</Paragraph>}
      {asking && (
        <Confirm
          open
          title={t(`confirm.${asking}`)}
          text={
            <>
              <Paragraph>{t('price')}</Paragraph>
              <Paragraph>{t('confirm.from')}</Paragraph>
              {asking === 'files' && <Paragraph>{t('confirm.limit')}</Paragraph>}
            </>
          }
          act={t(`act.${asking}`)}
          pending={choose.pending}
          error={choose.error}
          onAct={() => void save({ texts: true, files: asking === 'files' })}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}

/** Who chose it, how far it has come, and what could not be fetched. */
function Standing({ view: { chosen, texts, fetched, waiting, failed } }: { view: OwnerFetchView }) {
  const t = useText('ownerFetch');
  const format = useFormat();
  const failure = useFailureText();
  if (!chosen) return null;
  const counts = (of: OwnerFetchView['fetched']) => ({
    texts: format.number(of.texts),
    files: format.number(of.files),
  });
  return (
    <>
      <Paragraph data-size="sm" className="subtle">
        {t('chosen', { person: chosen.by, at: format.dateTime(chosen.at) })}{' '}
        {fetched.texts > 0 && t('fetched', counts(fetched))}{' '}
        {texts && waiting.texts + waiting.files > 0 && t('waiting', counts(waiting))}
      </Paragraph>
      {failed.length > 0 && (
        <Details data-size="sm">
          <Details.Summary>{t('failed', { count: failed.length })}</Details.Summary>
          <Details.Content>
            <ul className="plain-list">
              {failed.map((each) => (
                <li key={`${each.dialogId} ${each.file ?? ''}`}>
                  <Link href={`/innboks/${each.dialogId}`}>{each.file ?? each.title}</Link>
                  <span className="subtle small">
                    {' '}
                    {each.client.name} · {failure(each.problem)}
                  </span>
                </li>
              ))}
            </ul>
          </Details.Content>
        </Details>
      )}
    </>
  );
}
