import { Button } from '@digdir/designsystemet-react';
import { ArrowRedoIcon, ArrowUndoIcon, PencilIcon } from '@navikt/aksel-icons';
import { useEffect, useState } from 'react';
import { Confirm } from '../../../ui/confirm.tsx';
import { useText } from '../../../ui/text.ts';
import type { Editing } from './use-editing.ts';

interface Props {
  readonly editing: Editing;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** "Rediger", and while it is: undo, redo, whether all is kept, "Ferdig". */
export function FormTools({ editing, open, onOpen }: Props) {
  const t = useText('form');
  const [asking, setAsking] = useState(false);
  const leave = () => {
    setAsking(false);
    onOpen(false);
  };
  useUndoKeys(editing, open);
  if (!open) {
    return (
      <Button variant="secondary" data-size="sm" onClick={() => onOpen(true)}>
        <PencilIcon aria-hidden fontSize="1.125rem" />
        {t('edit')}
      </Button>
    );
  }
  return (
    <div className="row wrap">
      <span className="subtle small" role="status">
        {t(editing.error ? 'keep.not' : editing.saving ? 'keep.saving' : 'keep.kept')}
      </span>
      <Button
        variant="tertiary"
        data-size="sm"
        icon
        aria-label={t('undo')}
        title={t('undo.keys')}
        disabled={!editing.undo}
        onClick={editing.undo}
      >
        <ArrowUndoIcon aria-hidden />
      </Button>
      <Button
        variant="tertiary"
        data-size="sm"
        icon
        aria-label={t('redo')}
        title={t('redo.keys')}
        disabled={!editing.redo}
        onClick={editing.redo}
      >
        <ArrowRedoIcon aria-hidden />
      </Button>
      <Button variant="secondary" data-size="sm" onClick={() => (hasUnreadable() ? setAsking(true) : leave())}>
        {t('done')}
      </Button>
      {asking && (
        <Confirm
          open
          danger
          title={t('leave.title')}
          text={t('leave.text')}
          act={t('leave.act')}
          onAct={leave}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

/** A field with text that cannot be kept: it says so itself. */
const hasUnreadable = (): boolean => document.querySelector('.form-editing [aria-invalid="true"]') !== null;

/** Ctrl+Z and Ctrl+Shift+Z (or Y). A field with text that is not kept yet takes them first. */
function useUndoKeys({ undo, redo }: Editing, open: boolean): void {
  useEffect(() => {
    if (!open) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      const act = key === 'z' ? (event.shiftKey ? redo : undo) : key === 'y' ? redo : undefined;
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      act?.();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [undo, redo, open]);
}
