import type { AccessOverview } from '../../../shared/contract/access.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { StateTag, type Tone } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { ScopeName } from './scope-name.tsx';

const tones: Record<AccessOverview['scopes'][number]['granted'], Tone> = {
  granted: 'good',
  refused: 'bad',
  unknown: 'todo',
};

/** Each scope, whom to order it from, and whether it is granted. */
export function ScopeList({ scopes }: { scopes: AccessOverview['scopes'] }) {
  const t = useText('access');
  return (
    <ul className="scope-list">
      {scopes.map(({ scope, owner, granted }) => (
        <li key={scope}>
          <span className="row tight grow">
            <code>
              <ScopeName scope={scope} />
            </code>
            <CopyButton text={scope} what={scope} />
          </span>
          <span className="subtle nowrap">{granted === 'granted' ? owner : `${t('agreements.where')} ${owner}`}</span>
          <StateTag tone={tones[granted]}>{t(`scope.${granted}`)}</StateTag>
        </li>
      ))}
    </ul>
  );
}
