import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { Rule } from '../../../../shared/contract/office.ts';
import { useAction, useToast } from '../../../state/context.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useText } from '../../../ui/text.ts';
import { At } from '../../../ui/time.tsx';
import { useChoices } from '../use-choices.ts';

interface Props {
  readonly rule: Rule;
  readonly may: boolean;
  readonly onEdit: () => void;
}

/** A rule as a sentence: which messages, and what becomes of them. */
export function RuleRow({ rule, may, onEdit }: Props) {
  const t = useText('office');
  const { which, what } = useRuleWords(rule);
  const toast = useToast();
  const remove = useAction('office.removeRule');
  const [asked, setAsked] = useState<'apply' | 'remove' | undefined>();
  const forget = async () => {
    const answer = await remove.run({ id: rule.id });
    if (!answer.ok) return;
    setAsked(undefined);
    toast(t('rules.removed'));
  };
  return (
    <li className="office-rule">
      <div className="stack-1">
        <strong>{which.join(' · ')}</strong>
        <span>{what.join(' · ')}</span>
        <span className="subtle">
          {rule.by} · <At instant={rule.at} />
        </span>
      </div>
      {may && (
        <div className="row wrap tight">
          <Button variant="secondary" data-size="sm" onClick={() => setAsked('apply')}>
            {t('rules.apply')}
          </Button>
          <Button variant="tertiary" data-size="sm" onClick={onEdit}>
            {t('rules.edit')}
          </Button>
          <Button variant="tertiary" data-size="sm" onClick={() => setAsked('remove')}>
            {t('rules.remove')}
          </Button>
        </div>
      )}
      {asked === 'apply' && <Apply rule={rule} onClose={() => setAsked(undefined)} />}
      {asked === 'remove' && (
        <Confirm
          open
          danger
          title={t('rules.remove.title')}
          text={t('rules.remove.text')}
          act={t('rules.remove')}
          pending={remove.pending}
          error={remove.error}
          onAct={() => void forget()}
          onClose={() => setAsked(undefined)}
        />
      )}
    </li>
  );
}

/** Says how many before it is done to those that are here. */
function Apply({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const t = useText('office');
  const toast = useToast();
  const count = useAction('office.countRule');
  const apply = useAction('office.applyRule');
  const [found, setFound] = useState<number | undefined>();
  const look = async () => {
    const answer = await count.run({ id: rule.id });
    if (answer.ok) setFound(answer.value.count);
  };
  if (found === undefined && !count.pending && count.error === undefined) void look();
  const run = async () => {
    const answer = await apply.run({ id: rule.id });
    if (!answer.ok) return;
    toast(t('rules.applied', { count: answer.value.count }));
    onClose();
  };
  if (count.error) return <Failure error={count.error} onRetry={() => void look()} />;
  if (found === undefined) return null;
  return (
    <Confirm
      open
      title={t('rules.apply.title', { count: found })}
      text={t('rules.apply.text')}
      act={t('rules.apply')}
      pending={apply.pending}
      error={apply.error}
      onAct={() => void run()}
      onClose={onClose}
    />
  );
}

function useRuleWords({ service, owner, words, group, personId, tag, notify }: Rule) {
  const t = useText('office');
  const choices = useChoices();
  const name = (options: typeof choices.owners, key: string) => options.find((each) => each.key === key)?.name ?? key;
  const which = [
    owner !== '' && t('rules.of.owner', { name: name(choices.owners, owner) }),
    service !== '' && name(choices.services, service),
    words !== '' && t('rules.of.words', { words }),
    group !== '' && t('rules.of.group', { group }),
  ];
  const what = [
    personId !== null && t('rules.to.person', { name: name(choices.people, personId) }),
    tag !== '' && t('rules.to.tag', { tag }),
    !notify && t('rules.to.quiet'),
  ];
  const said = (texts: readonly (string | false)[]) => texts.filter((text) => text !== false);
  return { which: said(which), what: said(what) };
}
