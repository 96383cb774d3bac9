import type { World } from '../core/world.ts';
import type { CertificateOrder } from './certificate-authority.ts';

/** ASCII alone: programs disagree on how other letters of a password become bytes in PKCS#12. */
export const PASSWORD = { pattern: /^[ -~]{8,64}$/, words: '8 til 64 tegn, uten æ, ø og å' } as const;

/** Any organisation of the practice world may be ordered for, so that the wrong one (MP-122) can be rehearsed. */
export function readOrder(form: URLSearchParams, world: World): CertificateOrder | { readonly problem: string } {
  const unit = world.unit((form.get('organisasjon') ?? '').replace(/\s/g, ''));
  if (!unit) return { problem: 'Organisasjonsnummeret finnes ikke i øvingens enhetsregister.' };
  const password = form.get('passord') ?? '';
  if (!PASSWORD.pattern.test(password)) return { problem: `Passordet må ha ${PASSWORD.words}.` };
  const { organisationNumber, name } = unit;
  return { organisationNumber, name, password, edition: form.get('utgave') === 'eldre' ? 'old' : 'new' };
}
