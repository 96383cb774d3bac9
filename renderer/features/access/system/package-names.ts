import { useCallback } from 'react';
import type { PackageView } from '../../../../shared/contract/system.ts';
import { type TextKey, translations } from '../../../../shared/i18n/index.ts';
import { useQuery } from '../../../state/context.tsx';
import type { Translate } from '../../../ui/text.ts';

const PREFIX = 'urn:altinn:accesspackage:';
/** Anything but a package stays as it is. */
const codeOf = (urn: string): string => (urn.startsWith(PREFIX) ? urn.slice(PREFIX.length) : urn);

/** A package's name in the words of Altinn's catalogue; its code until the catalogue is there. */
export function usePackageName(): (urn: string) => string {
  const packages = useQuery('system.catalogue', {}).value?.packages;
  return useCallback((urn) => packages?.find((each) => each.urn === urn)?.name ?? codeOf(urn), [packages]);
}

/** What it is for: our own words where we have some, else the catalogue's. */
export function plainWords(each: PackageView, t: Translate<'system'>): string {
  const key = `plain.${codeOf(each.urn)}`;
  return key in translations.system.nb ? t(key as TextKey<'system'>) : each.description;
}
