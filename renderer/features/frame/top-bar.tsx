import { Button } from '@digdir/designsystemet-react';
import { MagnifyingGlassIcon, PersonIcon } from '@navikt/aksel-icons';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { AppSnapshot } from '../../../shared/contract/app.ts';
import { useAction, useQuery } from '../../state/context.tsx';
import { useText } from '../../ui/text.ts';
import { Palette } from './palette.tsx';

const isMac = (platform: string): boolean => platform === 'darwin';

export function TopBar({ snapshot }: { snapshot: AppSnapshot }) {
  const t = useText('frame');
  const [searching, setSearching] = useState(false);
  const people = useText('people');
  const leave = useAction('people.leave');
  const presence = useQuery('people.here', {}).value;
  const shared = presence !== undefined && presence.choices.length > 1;
  const name = (shared && presence.here?.name) || snapshot.personName;
  const firm = useQuery('access.overview', {}).value?.firm;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setSearching(true);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return (
    <header className="top-bar">
      <button type="button" className="search-button" aria-haspopup="dialog" onClick={() => setSearching(true)}>
        <MagnifyingGlassIcon aria-hidden fontSize="1.25rem" />
        <span>{t('search.button')}</span>
        <kbd aria-hidden>{isMac(snapshot.platform) ? '⌘ K' : 'Ctrl K'}</kbd>
      </button>
      <div className="who">
        {firm && <span className="firm-name">{firm.name}</span>}
        <Link href="/innstillinger" className="person" aria-label={personLabel(name, t)}>
          <PersonIcon aria-hidden fontSize="1.25rem" />
          <span>{name || t('person.missing')}</span>
        </Link>
        {shared && (
          <Button variant="tertiary" data-size="sm" onClick={() => void leave.run({ idle: false })}>
            {people('switch')}
          </Button>
        )}
      </div>
      {searching && <Palette onClose={() => setSearching(false)} />}
    </header>
  );
}

function personLabel(name: string, t: ReturnType<typeof useText<'frame'>>): string {
  return name ? t('person.label', { name }) : t('person.missing');
}
