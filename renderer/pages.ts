import {
  CogIcon,
  EnvelopeClosedIcon,
  HouseIcon,
  KeyVerticalIcon,
  PersonGroupIcon,
  ReceiptIcon,
  TasklistIcon,
} from '@navikt/aksel-icons';
import type { ComponentType, SVGProps } from 'react';
import type { TextKey } from '../shared/i18n/index.ts';
import { AccessPage } from './features/access/access-page.tsx';
import { ClientsPage } from './features/clients/clients-page.tsx';
import { InboxRoutes } from './features/inbox/inbox-routes.tsx';
import { LogPage } from './features/log/log-page.tsx';
import { MvaPage } from './features/mva/mva-page.tsx';
import { OverviewPage } from './features/overview/overview-page.tsx';
import { SettingsPage } from './features/settings/settings-page.tsx';
import type { Counts } from './state/counts.ts';

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
