import { Details, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { ReturnView } from '../../../../shared/contract/mva.ts';
import type { OtherInstance, OtherStand } from '../../../../shared/contract/surroundings.ts';
import { osloParts, useFormat } from '../../../ui/format.ts';
import { StateTag, type Tone } from '../../../ui/state-tag.tsx';
import { Technical } from '../../../ui/technical.tsx';
import { useText } from '../../../ui/text.ts';
import { usePeriodName } from '../period-name.ts';
import { DeleteDraft } from './delete-draft.tsx';
import { MarkOutside } from './mark-outside.tsx';
import { useSurroundings } from './use-surroundings.ts';

const tones: Readonly<Record<OtherStand, Tone>> = {
  draft: 'todo',
  confirmation: 'waiting',
  sent: 'waiting',
  delivered: 'good',
  rejected: 'bad',
};

/** What Altinn holds that was not made here, as the last look before a filing found it. */
export function FoundOthers({ view }: { view: ReturnView }) {
  const t = useText('surroundings');
  const format = useFormat();
  const { concerning, leftovers } = useSurroundings(view.id);
  const [first] = [...concerning, ...leftovers];
  if (!first) return null;
  const seen = t('seen', { at: format.dateTime(first.seenAt) });
  return (
    <section className="card stack-3" aria-labelledby="found-others">
      <div>
        <Heading level={2} data-size="2xs" id="found-others">
          {t('heading')}
        </Heading>
        <Paragraph data-size="sm" className="subtle">
          {seen}
        </Paragraph>
      </div>
      {concerning.length > 0 && (
        <>
          <Paragraph className="measure">{t('text')}</Paragraph>
          <List others={concerning} view={view} />
          <Technical>
            <code>{concerning.map(({ id }) => id).join(', ')}</code>
          </Technical>
        </>
      )}
      {leftovers.length > 0 && (
        <Details data-size="sm">
          <Details.Summary>{t('leftovers', { count: leftovers.length })}</Details.Summary>
          <Details.Content className="stack-3">
            <Paragraph data-size="sm">{t('leftovers.text')}</Paragraph>
            <List others={leftovers} view={view} />
          </Details.Content>
        </Details>
      )}
    </section>
  );
}

function List({ others, view }: { others: readonly OtherInstance[]; view: ReturnView }) {
  const t = useText('surroundings');
  const periodName = usePeriodName();
  const madeBy = useMadeBy();
  return (
    <ul className="plain-list found-list">
      {others.map((other) => (
        <li key={other.id} className="row wrap">
          <StateTag tone={tones[other.stand]}>{t(`stand.${other.stand}`)}</StateTag>
          <span>{other.period ? periodName(other.period) : t('noPeriod')}</span>
          <span className="subtle">{madeBy(other)}</span>
          {other.stand === 'delivered' && other.concerns && <MarkOutside other={other} view={view} />}
          {other.stand === 'draft' && <DeleteDraft other={other} view={view} />}
        </li>
      ))}
    </ul>
  );
}

function useMadeBy(): (other: OtherInstance) => string {
  const t = useText('surroundings');
  const format = useFormat();
  return ({ madeBy, created }) => {
    const day = created === null ? '–' : format.day(osloParts(created)?.day ?? '');
    return madeBy === null ? t('madeByNobody', { day }) : t('madeBy', { name: madeBy, day });
  };
}
