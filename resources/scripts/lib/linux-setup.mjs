// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { installLine, missingPackages, packageGroups } from './linux-packages.mjs';
import { run, tryRun } from './run.mjs';
import { Stop, say } from './say.mjs';

const isDebianLike = () =>
  existsSync('/etc/os-release') && /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));

// biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders
const packageAndStatus = '${Package} ${db:Status-Status}\\n';

/** @param {readonly string[]} names */
async function installedAmong(names) {
  const { output } = await tryRun('dpkg-query', ['-W', '-f', packageAndStatus, ...names], {
    quiet: true,
  });
  return new Set(output.split('\n').flatMap((line) => (line.endsWith(' installed') ? [line.split(' ')[0] ?? ''] : [])));
}

/** A package that only other packages provide has a policy without a candidate, and cannot be installed by that name. @param {readonly string[]} names */
async function availableAmong(names) {
  const { output } = await tryRun('apt-cache', ['policy', ...names], { quiet: true, env: { LC_ALL: 'C' } });
  return new Set(
    output
      .split(/^(?=\S+:$)/m)
      .flatMap((part) => (/Candidate: (?!\(none\))/.test(part) ? [part.slice(0, part.indexOf(':\n'))] : [])),
  );
}

/** @param {readonly import('./linux-packages.mjs').Alternatives[]} wanted */
async function lookUp(wanted) {
  const names = wanted.flat();
  const [installed, available] = await Promise.all([installedAmong(names), availableAmong(names)]);
  return missingPackages(wanted, { isInstalled: (n) => installed.has(n), isAvailable: (n) => available.has(n) });
}

/**
 * Puts the system packages of these groups in place: as root by apt-get, otherwise by telling which line to run.
 * @param {readonly (keyof typeof packageGroups)[]} groups
 */
export async function ensureLinuxPackages(groups) {
  if (process.platform !== 'linux') return;
  if (!isDebianLike()) {
    say('This is not Debian or Ubuntu: the system libraries are not checked (see resources/README.md for the list).');
    return;
  }
  const wanted = groups.flatMap((group) => packageGroups[group]);
  let { install, unknown } = await lookUp(wanted);
  if (install.length === 0 && unknown.length === 0) return;

  if (process.getuid?.() !== 0) {
    const names = [...install, ...unknown.map((name) => name.split(' or ')[0] ?? name)];
    throw new Stop(`System packages are missing. Run this line, then start again:\n\n  ${installLine(names)}\n`);
  }
  if (unknown.length > 0 || install.length > 0) {
    // A fresh machine or container has no package lists yet.
    await run('apt-get', ['update', '-q'], { quiet: true });
    ({ install, unknown } = await lookUp(wanted));
  }
  if (unknown.length > 0) throw new Stop(`These system packages are in no package source: ${unknown.join(', ')}`);
  say(`Installing system packages: ${install.join(' ')}`);
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...install], {
    quiet: true,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });
}
