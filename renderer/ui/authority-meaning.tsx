import { authorityCodes } from '../../shared/i18n/authority-codes.ts';
import { useText } from './text.ts';

/** What an authority's own code means and what to do next; nothing where we have no sentence for it. */
export function AuthorityMeaning({ code }: { code: string | number | undefined }) {
  const t = useText('authority');
  const meaning = code === undefined ? undefined : authorityCodes[code];
  return meaning === undefined ? null : <p>{t(`is.${meaning}`)}</p>;
}
