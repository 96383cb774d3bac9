import type { PackageSetView, Which, Whom } from '../../../shared/contract/access.ts';

/** Whom a system user works for, as it stands in the address. */
export const whomPath: Record<Whom, string> = { registered: 'registrert', delegated: 'fullmakt', own: 'eget-firma' };

export const whomOf = (path: string | undefined): Whom | undefined =>
  (Object.keys(whomPath) as Whom[]).find((each) => whomPath[each] === path);

export const GUIDE = '/tilgang/systemtilgang';
export const VISIBLE = '/tilgang/synlig-system';
/** Where each of the firm's systems is shown as registered. */
export const systemPath: Record<Which, string> = { firm: '/tilgang/system', visible: `${VISIBLE}/register` };
export const setPath = (set: Pick<PackageSetView, 'whom' | 'code'>): string =>
  `${GUIDE}/${whomPath[set.whom]}/${set.code}`;
export const requestPath = (id: string): string => `/tilgang/foresporsel/${id}`;
export const changePath = (id: string): string => `/tilgang/systemtilganger/${id}/endre`;
export const userPath = (id: string): string => `/tilgang/systemtilganger/${id}`;
