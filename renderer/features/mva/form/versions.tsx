import { Button, Details } from '@digdir/designsystemet-react';
import type { ReturnVersion } from '../../../../shared/contract/form.ts';
import type { ReturnView } from '../../../../shared/contract/mva.ts';
import { useQuery } from '../../../state/context.tsx';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import { krone } from '../amounts.ts';
import { differences } from '../correction.ts';
import { useSum } from '../return-sum.tsx';
import { stateOf } from './edits.ts';
import type { Editing } from './use-editing.ts';

/** How the draft stood before: who changed it, when, which lines, and the way back. */
export function Versions({ view, editing }: { view: ReturnView; editing: Editing }) {
  const t = useText('form');
  const versions = useQuery('form.versions', { returnId: view.id }).value?.versions ?? [];
  if (versions.length < 2) return null;
  return (
    <Details data-size="sm" className="screen-only">
      <Details.Summary>{t('versions', { count: versions.length - 1 })}</Details.Summary>
      <Details.Content>
        <ol className="plain-list">
          {versions.map((version, index) => (
            <Version
              key={version.number}
              version={version}
              before={versions[index + 1]}
              onUse={index === 0 ? undefined : () => editing.commit(stateOf(version.value, editing.newId))}
            />
          ))}
        </ol>
      </Details.Content>
    </Details>
  );
}

interface Props {
  readonly version: ReturnVersion;
  readonly before: ReturnVersion | undefined;
  readonly onUse: (() => void) | undefined;
}

function Version({ version, before, onUse }: Props) {
  const t = useText('form');
  const format = useFormat();
  const sum = useSum(version.fastsattMerverdiavgift);
  const amount = (ore: number | null) => (ore === null ? '–' : format.number(krone(ore)));
  const changed = before ? differences(before.value.lines, version.value.lines) : [];
  const shown = changed.slice(0, 4).map((each) => `${each.mvaKode}: ${amount(each.before)} → ${amount(each.now)}`);
  return (
    <li className="row between top">
      <span>
        {format.dateTime(version.at)}, {version.by}: {sum.words}
        {shown.length > 0 && (
          <span className="form-detail">
            {t('versions.lines', { lines: shown.join(', ') })}
            {changed.length > shown.length && ` ${t('versions.more', { count: changed.length - shown.length })}`}
          </span>
        )}
      </span>
      {onUse && (
        <Button variant="tertiary" data-size="sm" onClick={onUse}>
          {t('versions.use')}
        </Button>
      )}
    </li>
  );
}
