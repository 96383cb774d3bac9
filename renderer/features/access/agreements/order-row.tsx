import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useState } from 'react';
import type { AgreementLine, ScopeLine } from '../../../../shared/contract/agreements.ts';
import { StateTag } from '../../../ui/state-tag.tsx';
import { useText } from '../../../ui/text.ts';
import { NoteForm } from './note-form.tsx';
import { useOrderWords } from './order-words.ts';

interface Props {
  readonly line: AgreementLine | ScopeLine;
  /** What it is called, for assistive technology. */
  readonly name: string;
  readonly children: ReactNode;
}

/** One agreement or scope: what it is, how it stands and since when, and the way to note something. */
export function OrderRow({ line, name, children }: Props) {
  const t = useText('agreements');
  const [open, setOpen] = useState(false);
  const { tone, state, lines } = useOrderWords()(line);
  return (
    <li className="order-row">
      <div className="order-what">{children}</div>
      <div className="order-state">
        <StateTag tone={tone}>{state}</StateTag>
        {lines.map((each) => (
          <span key={each} className="subtle small">
            {each}
          </span>
        ))}
      </div>
      <Button
        variant="tertiary"
        data-size="sm"
        aria-expanded={open}
        aria-label={t('note.editThis', { what: name })}
        onClick={() => setOpen(!open)}
      >
        {t('note.edit')}
      </Button>
      {open && <NoteForm line={line} onClose={() => setOpen(false)} />}
    </li>
  );
}
