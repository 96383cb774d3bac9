import type { AppSnapshot } from '../../../shared/contract/app.ts';
import type { Check, CheckRun } from '../../../shared/contract/checks.ts';

/** Details that help support. Whatever else a failure carries, such as a name, stays in the window. */
const TOLD = ['host', 'proxy', 'status', 'reason', 'element', 'step', 'seconds', 'day', 'count', 'of', 'list'] as const;

/** What must not leave in a text, wherever it came from: keys, tokens, whom a proxy's address logs in, numbers of people. */
const SECRETS = [
  /-----BEGIN[\s\S]*?(-----END[^-]*-----|$)/g,
  /eyJ[\w-]+(\.[\w-]*)*/g,
  /(?<=:\/\/)[^/\s@]+@/g,
  /(?<!\d)\d{6} ?\d{5}(?!\d)/g,
];

/** The run as plain text, in codes and UTC, as the authorities' own logs have them. */
export function supportText(run: CheckRun, app: AppSnapshot): string {
  const { organisationNumber, clientId, systemId } = run.about;
  const lines = [
    `Klientbro ${app.version} · Electron ${app.electron} · ${app.platform} · ${app.environment ?? ''}`,
    `organisation ${organisationNumber || '-'} · client id ${clientId || '-'} · system ${systemId || '-'}`,
    `${run.state} · ${run.startedAt ?? ''} – ${run.finishedAt ?? ''}`,
    '',
    ...run.checks.map(lineOf),
  ];
  return SECRETS.reduce((text, secret) => text.replace(secret, '…'), lines.join('\n'));
}

/** The id says what it is about; a system user's title is the firm's own words. */
function lineOf({ id, state, code, params, problem, tookMs }: Check): string {
  const details = { ...params, ...problem?.params };
  const told = TOLD.flatMap((name) => (details[name] === undefined ? [] : [`${name}=${details[name]}`]));
  const authorityCode = problem?.params.authorityCode;
  const parts = [state.toUpperCase().padEnd(8), id, problem?.code ?? code ?? '', authorityCode ?? '', ...told];
  if (tookMs !== null) parts.push(`${tookMs} ms`);
  return parts.filter((part) => part !== '').join('  ');
}
