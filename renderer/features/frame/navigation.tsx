import { ChevronLeftDoubleIcon, ChevronRightDoubleIcon } from '@navikt/aksel-icons';
import { Link, useLocation } from 'wouter';
import { type PageEntry, pages } from '../../pages.ts';
import { useAction } from '../../state/context.tsx';
import { useCounts } from '../../state/counts.ts';
import { useRights } from '../../state/rights.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';

export function Navigation({ collapsed }: { collapsed: boolean }) {
  const t = useText('frame');
  const [here] = useLocation();
  const counts = useCounts();
  const may = useRights();
  const set = useAction('app.setPreferences');
  const Toggle = collapsed ? ChevronRightDoubleIcon : ChevronLeftDoubleIcon;
  return (
    <nav className="navigation" aria-label={t('nav.label')}>
      <ul>
        {pages
          .filter((page) => !page.right || may(page.right))
          .map((page) => (
            <Entry
              key={page.path}
              page={page}
              current={page.path === '/' ? here === '/' : here === page.path || here.startsWith(`${page.path}/`)}
              count={page.count ? counts[page.count] : 0}
            />
          ))}
      </ul>
      <button
        type="button"
        className="nav-toggle"
        aria-expanded={!collapsed}
        onClick={() => void set.run({ navigationCollapsed: !collapsed })}
      >
        <Toggle aria-hidden fontSize="1.25rem" />
        <span className="nav-label">{t(collapsed ? 'nav.expand' : 'nav.collapse')}</span>
      </button>
    </nav>
  );
}

function Entry({ page, current, count }: { page: PageEntry; current: boolean; count: number }) {
  const t = useText('frame');
  const format = useFormat();
  const Icon = page.icon;
  const name = t(page.label);
  return (
    <li>
      <Link href={page.path} className="nav-entry" aria-current={current ? 'page' : undefined} title={name}>
        <Icon aria-hidden fontSize="1.375rem" />
        <span className="nav-label">{name}</span>
        {count > 0 && (
          <span className="nav-count">
            <span aria-hidden>{count > 999 ? `${format.number(999)}+` : count}</span>
            <span className="sr-only">{t('nav.waiting', { count })}</span>
          </span>
        )}
      </Link>
    </li>
  );
}
