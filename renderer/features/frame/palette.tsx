import { MagnifyingGlassIcon } from '@navikt/aksel-icons';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useText } from '../../ui/text.ts';
import { type Hit, useHits } from './use-hits.ts';

/** "Søk i alt": pages, actions, clients and messages from the keyboard. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useText('frame');
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [, go] = useLocation();
  const hits = useHits(query);
  const chosen = Math.min(active, Math.max(0, hits.length - 1));

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  const pick = (hit: Hit | undefined) => {
    if (!hit) return;
    onClose();
    if (hit.to) go(hit.to);
    hit.run?.();
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setActive((chosen + step + hits.length) % Math.max(1, hits.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      pick(hits[chosen]);
    }
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the box closes it; Esc does so from the keyboard
    <dialog
      className="palette"
      ref={dialog}
      aria-label={t('search.label')}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="palette-box">
        <label className="palette-input">
          <MagnifyingGlassIcon aria-hidden fontSize="1.375rem" />
          <input
            role="combobox"
            aria-label={t('search.label')}
            aria-expanded
            aria-controls="palette-hits"
            aria-activedescendant={hits.length > 0 ? `hit-${chosen}` : undefined}
            placeholder={t('search.label')}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setActive(0);
            }}
            onKeyDown={press}
          />
        </label>
        <Hits hits={hits} chosen={chosen} onPick={pick} onPoint={setActive} />
        {query !== '' && hits.length === 0 && (
          <p className="palette-empty" role="status">
            {t('search.nothing', { query })}
          </p>
        )}
        <p className="palette-help">{t('search.help')}</p>
      </div>
    </dialog>
  );
}

interface HitsProps {
  readonly hits: readonly Hit[];
  readonly chosen: number;
  readonly onPick: (hit: Hit) => void;
  readonly onPoint: (index: number) => void;
}

function Hits({ hits, chosen, onPick, onPoint }: HitsProps) {
  const t = useText('frame');
  useEffect(() => {
    document.getElementById(`hit-${chosen}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className="palette-hits" id="palette-hits" role="listbox" aria-label={t('search.label')}>
      {hits.map((hit, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the input keeps focus and its keys choose among the options
        <div
          key={hit.id}
          id={`hit-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          className="palette-hit"
          onClick={() => onPick(hit)}
          onMouseMove={() => onPoint(index)}
        >
          <hit.icon aria-hidden fontSize="1.25rem" />
          <span className="grow clip">{hit.name}</span>
          <span className="subtle small nowrap">{hit.detail}</span>
        </div>
      ))}
    </div>
  );
}
