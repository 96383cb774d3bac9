import { Button } from '@digdir/designsystemet-react';
import { CheckmarkCircleIcon, XMarkIcon } from '@navikt/aksel-icons';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useAppState } from '../../state/context.tsx';
import type { Toast } from '../../state/toasts.ts';
import { useText } from '../../ui/text.ts';

/** Confirmations only. What fails stands where it failed. */
export function Toasts() {
  const t = useText('frame');
  const { toasts } = useAppState();
  const shown = useStore(toasts.store);
  return (
    <section className="toasts" aria-label={t('toast.region')} aria-live="polite">
      {shown.map((toast) => (
        <ToastView key={toast.id} toast={toast} onGone={toasts.dismiss} />
      ))}
    </section>
  );
}

function ToastView({ toast, onGone }: { toast: Toast; onGone: (id: number) => void }) {
  const t = useText('common');
  useEffect(() => {
    const timer = setTimeout(() => onGone(toast.id), toast.undo ? 10_000 : 5_000);
    return () => clearTimeout(timer);
  }, [toast, onGone]);
  return (
    <div className="toast">
      <CheckmarkCircleIcon aria-hidden fontSize="1.25rem" />
      <span>{toast.text}</span>
      {toast.undo && (
        <Button
          variant="tertiary"
          data-size="sm"
          onClick={() => {
            toast.undo?.();
            onGone(toast.id);
          }}
        >
          {t('undo')}
        </Button>
      )}
      <Button variant="tertiary" icon data-size="sm" aria-label={t('close')} onClick={() => onGone(toast.id)}>
        <XMarkIcon aria-hidden />
      </Button>
    </div>
  );
}
