import {
  CogIcon,
  EnvelopeClosedIcon,
  HouseIcon,
  KeyVerticalIcon,
  PersonGroupIcon,
  ReceiptIcon,
  TasklistIcon,
  WalletIcon,
} from '@navikt/aksel-icons';
import type { ComponentType, SVGProps } from 'react';
import type { TextKey } from '../shared/i18n/index.ts';
import { InboxRoutes } from './features/inbox/inbox-routes.tsx';
import { OverviewPage } from './features/overview/overview-page.tsx';
import type { Counts } from './state/counts.ts';
import { later } from './ui/later.tsx';

// A window opens on Oversikt, and most go on to Innboks: the others are read when those stand.
const ClientsPage = later(async () => (await import('./features/clients/clients-page.tsx')).ClientsPage);
const MvaPage = later(async () => (await import('./features/mva/mva-page.tsx')).MvaPage);
const ClaimsPage = later(async () => (await import('./features/claims/claims-page.tsx')).ClaimsPage);
const AccessPage = later(async () => (await import('./features/access/access-page.tsx')).AccessPage);
const LogPage = later(async () => (await import('./features/log/log-page.tsx')).LogPage);
const SettingsPage = later(async () => (await import('./features/settings/settings-page.tsx')).SettingsPage);

export interface PageEntry {
  /** The hash address. Everything below it (`/klienter/…`) belongs to the page too. */
  readonly path: string;
  readonly label: TextKey<'frame'>;
  readonly icon: ComponentType<SVGProps<SVGSVGElement>>;
  readonly component: ComponentType;
  /** What waits there, shown beside the name when it is more than nothing. */
  readonly count?: keyof Counts;
  /** Left out for whoever lacks it; by address the page says who can. */
  readonly right?: 'setUp';
}

/** The navigation, the routes and the search all follow this list. */
export const pages: readonly PageEntry[] = [
  { path: '/', label: 'nav.overview', icon: HouseIcon, component: OverviewPage, count: 'overview' },
  { path: '/klienter', label: 'nav.clients', icon: PersonGroupIcon, component: ClientsPage, count: 'clients' },
  { path: '/mva', label: 'nav.mva', icon: ReceiptIcon, component: MvaPage, count: 'mva' },
  { path: '/krav', label: 'nav.claims', icon: WalletIcon, component: ClaimsPage, count: 'claims' },
  { path: '/innboks', label: 'nav.inbox', icon: EnvelopeClosedIcon, component: InboxRoutes, count: 'inbox' },
  {
    path: '/tilgang',
    label: 'nav.access',
    icon: KeyVerticalIcon,
    component: AccessPage,
    count: 'access',
    right: 'setUp',
  },
  { path: '/logg', label: 'nav.log', icon: TasklistIcon, component: LogPage },
  { path: '/innstillinger', label: 'nav.settings', icon: CogIcon, component: SettingsPage },
];
