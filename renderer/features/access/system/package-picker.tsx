import { Alert, Checkbox, Fieldset, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { PackageView } from '../../../../shared/contract/system.ts';
import { useQuery } from '../../../state/context.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { useText } from '../../../ui/text.ts';
import { At } from '../../../ui/time.tsx';
import { plainWords } from './package-names.ts';

interface Props {
  readonly chosen: readonly string[];
  readonly onChange: (packages: string[]) => void;
}

/** Without a search the chosen ones and this many others: the catalogue has hundreds. */
const MOST = 20;

/** Altinn's packages by area, chosen by name or by what they are for. */
export function PackagePicker({ chosen, onChange }: Props) {
  const t = useText('system');
  const catalogue = useQuery('system.catalogue', {});
  return (
    <Fieldset data-size="sm">
      <Fieldset.Legend>{t('field.packages')}</Fieldset.Legend>
      <Fieldset.Description>{t('packages.text')}</Fieldset.Description>
      <Loaded query={catalogue}>
        {({ packages, stale, fetchedAt }) => (
          <div className="stack-3">
            {stale && (
              <Alert data-color="warning" data-size="sm">
                <Paragraph>
                  {t('packages.stale')} <At instant={fetchedAt} />
                </Paragraph>
              </Alert>
            )}
            <Choices packages={withUnknown(packages, chosen)} chosen={chosen} onChange={onChange} />
            {!stale && (
              <p className="subtle small">
                {t('packages.date')} <At instant={fetchedAt} />
              </p>
            )}
          </div>
        )}
      </Loaded>
    </Fieldset>
  );
}

function Choices({ packages, chosen, onChange }: Props & { packages: readonly PackageView[] }) {
  const t = useText('system');
  const [search, setSearch] = useState('');
  const term = search.trim().toLowerCase();
  const found = packages.filter((each) =>
    `${each.name} ${each.area} ${plainWords(each, t)}`.toLowerCase().includes(term),
  );
  // What is chosen stands first, also what was just unticked, as long as the page is open.
  const [first] = useState(() => new Set(chosen));
  const shown = found.toSorted((a, b) => Number(first.has(b.urn)) - Number(first.has(a.urn))).slice(0, MOST);
  const set = (urn: string, on: boolean) => onChange(on ? [...chosen, urn] : chosen.filter((each) => each !== urn));
  return (
    <>
      <Textfield
        className="id-field"
        data-size="sm"
        label={t('packages.search')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <div className="package-list">
        {shown.map((each) => (
          <Checkbox
            key={each.urn}
            data-size="sm"
            label={each.name}
            description={
              <>
                {plainWords(each, t)}
                <span className="package-kind small">
                  {[each.area, each.forClients && t('packages.clients'), each.forOwn && t('packages.own')]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </>
            }
            checked={chosen.includes(each.urn)}
            onChange={(event) => set(each.urn, event.target.checked)}
          />
        ))}
      </div>
      {shown.length < found.length && (
        <p className="subtle small">{t('packages.some', { shown: shown.length, count: found.length })}</p>
      )}
    </>
  );
}

/** What is registered but not in the catalogue must still be seen, or nobody could take it out. */
function withUnknown(packages: readonly PackageView[], chosen: readonly string[]): readonly PackageView[] {
  const unknown = chosen.filter((urn) => !packages.some((each) => each.urn === urn));
  const bare = (urn: string) => ({ urn, name: urn, description: '', area: '', forClients: false, forOwn: false });
  return [...unknown.map(bare), ...packages];
}
