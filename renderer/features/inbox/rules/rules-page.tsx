import './rules.css';
import { Button } from '@digdir/designsystemet-react';
import { PlusIcon, TasklistIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { Rule } from '../../../../shared/contract/office.ts';
import { useQuery } from '../../../state/context.tsx';
import { useMayForAll } from '../../../state/rights.ts';
import { Empty } from '../../../ui/empty.tsx';
import { LeaveButton } from '../../../ui/leave-button.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';
import { RuleForm } from './rule-form.tsx';
import { RuleRow } from './rule-row.tsx';

/** `/innboks/regler`: who gets which messages, and which tags they get. */
export function RulesPage() {
  const t = useText('office');
  const inbox = useText('inbox');
  const query = useQuery('office.rules', {});
  const may = useMayForAll()('prepare');
  const [editing, setEditing] = useState<Rule | 'new' | undefined>();
  const add = (
    <>
      <PlusIcon aria-hidden fontSize="1.125rem" /> {t('rules.add')}
    </>
  );
  return (
    <Page
      title={t('rules.title')}
      lead={t('rules.lead')}
      actions={
        <>
          <LeaveButton to="/innboks">{inbox('title')}</LeaveButton>
          {may && editing === undefined && <PrimaryButton onClick={() => setEditing('new')}>{add}</PrimaryButton>}
        </>
      }
    >
      {editing !== undefined && (
        <RuleForm
          key={editing === 'new' ? 'new' : editing.id}
          rule={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
      <Loaded query={query}>
        {({ rules }) =>
          rules.length === 0 && editing === undefined ? (
            <Empty icon={TasklistIcon} title={t('rules.none')} text={t('rules.none.text')}>
              {may && (
                <Button variant="secondary" data-size="sm" onClick={() => setEditing('new')}>
                  {add}
                </Button>
              )}
            </Empty>
          ) : (
            <ul className="office-rules">
              {rules.map((rule) => (
                <RuleRow key={rule.id} rule={rule} may={may} onEdit={() => setEditing(rule)} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}
