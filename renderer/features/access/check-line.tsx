import { Link } from 'wouter';
import type { Check, CheckGroup, CheckState } from '../../../shared/contract/checks.ts';
import { AuthorityMeaning } from '../../ui/authority-meaning.tsx';
import { useFailureText } from '../../ui/failure.tsx';
import { useFormat } from '../../ui/format.ts';
import { StateTag, type Tone } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';

const tones: Readonly<Record<CheckState, Tone>> = {
  waiting: 'todo',
  running: 'waiting',
  ok: 'good',
  warning: 'warning',
  failed: 'bad',
  skipped: 'info',
};

const titles = {
  'network.roots': 'line.roots',
  'clock.skew': 'line.skew',
  'key.keychain': 'line.keychain',
  'key.inUse': 'line.inUse',
  'system.register': 'line.register',
  'system.visible': 'line.visible',
  'systemUsers.none': 'line.none',
  'clients.access': 'line.access',
  'claims.question': 'line.question',
} as const;
const hasTitle = (id: string): id is keyof typeof titles => id in titles;

/** Where the next step is taken. The network and the clock are the machine's, so the sentence says it all. */
const places: Partial<
  Record<CheckGroup, { readonly href: string; readonly text: 'go.key' | 'go.access' | 'go.clients' | 'go.claims' }>
> = {
  key: { href: '/tilgang/nokler', text: 'go.key' },
  scopes: { href: '/tilgang', text: 'go.access' },
  system: { href: '/tilgang', text: 'go.access' },
  systemUsers: { href: '/tilgang', text: 'go.access' },
  clients: { href: '/klienter', text: 'go.clients' },
  claims: { href: '/krav', text: 'go.claims' },
};

export function CheckLine({ check }: { check: Check }) {
  const t = useText('checks');
  const format = useFormat();
  const troubled = check.state === 'failed' || check.state === 'warning';
  const place = troubled ? places[check.group] : undefined;
  const still = check.state === 'ok' || check.state === 'waiting' || check.state === 'skipped';
  return (
    <li data-state={check.state}>
      <StateTag tone={tones[check.state]} quiet={still}>
        {t(`state.${check.state}`)}
      </StateTag>
      <div className="check-said">
        <strong>{hasTitle(check.id) ? t(titles[check.id]) : check.subject}</strong>
        <Said check={check} />
        {place && (
          <p>
            <Link href={place.href}>{t(place.text)}</Link>
          </p>
        )}
      </div>
      <span className="subtle small number">
        {check.tookMs !== null && t('ms', { value: format.number(check.tookMs) })}
      </span>
    </li>
  );
}

/** The sentence of what was found, or of what failed with what the authority meant by it. */
function Said({ check }: { check: Check }) {
  const t = useText('checks');
  const failureText = useFailureText();
  const format = useFormat();
  const { code, params, problem, names } = check;
  if (problem) {
    return (
      <>
        <p>{failureText(problem)}</p>
        <AuthorityMeaning of={problem} />
        <code className="subtle small">{[problem.code, problem.params.authorityCode].filter(Boolean).join(' · ')}</code>
      </>
    );
  }
  if (!code) return null;
  const count = Number(params.count ?? 0);
  const named = names.join(', ');
  const more = count - names.length;
  return (
    <p>
      {t(`is.${code}`, {
        ...params,
        date: params.day === undefined ? '' : format.day(String(params.day)),
        names: more > 0 && named ? t('names.more', { names: named, count: more }) : named,
      })}
    </p>
  );
}
