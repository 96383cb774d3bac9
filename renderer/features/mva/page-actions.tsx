import { Button, Dropdown } from '@digdir/designsystemet-react';
import { MenuElipsisHorizontalIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Right } from '../../../shared/contract/people.ts';
import { useRights } from '../../state/rights.ts';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';

interface SecondaryAction {
  readonly label: string;
  /** The page that does it. */
  readonly to: string;
  readonly right: Right;
}

/** What else the page leads to, most used first: one line each. */
function useSecondary(): readonly SecondaryAction[] {
  const batch = useText('batch');
  const form = useText('form');
  const board = useText('board');
  const payments = useText('payments');
  return [
    { label: batch('title'), to: '/mva/send', right: 'file' },
    { label: form('new'), to: '/mva/ny', right: 'prepare' },
    { label: board('dueDay'), to: '/mva/frist', right: 'read' },
    { label: form('null.title'), to: '/mva/nullmelding', right: 'prepare' },
    { label: payments('title'), to: '/mva/betalinger', right: 'read' },
  ];
}

/** So many have a button of their own; the others stand in the menu. */
const BUTTONS = 2;

/** The Mva page's buttons: one primary, the others beside it or in a menu. */
export function MvaPageActions() {
  const t = useText('mva');
  const may = useRights();
  const [, go] = useLocation();
  const allowed = useSecondary().filter(({ right }) => may(right));
  return (
    <>
      {allowed.length > BUTTONS && <More actions={allowed.slice(BUTTONS)} />}
      {allowed.slice(0, BUTTONS).map(({ label, to }) => (
        <Button key={to} variant="secondary" data-size="sm" onClick={() => go(to)}>
          {label}
        </Button>
      ))}
      {may('prepare') && <PrimaryButton onClick={() => go('/mva/importer')}>{t('import')}</PrimaryButton>}
    </>
  );
}

function More({ actions }: { actions: readonly SecondaryAction[] }) {
  const t = useText('board');
  const [, go] = useLocation();
  const [open, setOpen] = useState(false);
  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger variant="tertiary" data-size="sm" onClick={() => setOpen(!open)}>
        <MenuElipsisHorizontalIcon aria-hidden />
        {t('more')}
      </Dropdown.Trigger>
      <Dropdown data-size="sm" open={open} onClose={() => setOpen(false)} aria-label={t('more')}>
        <Dropdown.List>
          {actions.map(({ label, to }) => (
            <Dropdown.Item key={to}>
              <Dropdown.Button onClick={() => go(to)}>{label}</Dropdown.Button>
            </Dropdown.Item>
          ))}
        </Dropdown.List>
      </Dropdown>
    </Dropdown.TriggerContext>
  );
}
