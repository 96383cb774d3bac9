// @ts-check
/**
 * Debian packages by what needs them. Alternatives are tried in order: newer releases rename libraries to `…t64`.
 * @typedef {readonly string[]} Alternatives
 * @type {Readonly<Record<'run' | 'compile' | 'session' | 'browser' | 'checks', readonly Alternatives[]>>}
 */
export const packageGroups = {
  run: [
    ['libgtk-3-0', 'libgtk-3-0t64'],
    ['libnss3'],
    ['libasound2', 'libasound2t64'],
    ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'],
    ['libgbm1'],
    ['libxss1'],
    ['libdrm2'],
    ['libsecret-1-0'],
    ['xdg-utils'],
  ],
  compile: [['python3'], ['make'], ['g++'], ['pkg-config', 'pkgconf'], ['libsecret-1-dev']],
  session: [['xvfb'], ['xauth'], ['dbus'], ['dbus-x11'], ['gnome-keyring']],
  browser: [['chromium', 'chromium-browser']],
  checks: [['libxml2-utils']],
};

/**
 * One package name per wanted library that is not there yet.
 * @param {readonly Alternatives[]} wanted
 * @param {{ isInstalled: (name: string) => boolean, isAvailable: (name: string) => boolean }} system
 * @returns {{ install: string[], unknown: string[] }} `unknown`: no alternative is known to the package system
 */
export function missingPackages(wanted, { isInstalled, isAvailable }) {
  /** @type {string[]} */
  const install = [];
  /** @type {string[]} */
  const unknown = [];
  for (const alternatives of wanted) {
    if (alternatives.some(isInstalled)) continue;
    const available = alternatives.find(isAvailable);
    if (available === undefined) unknown.push(alternatives.join(' or '));
    else install.push(available);
  }
  return { install, unknown };
}

/**
 * The one line a user without root rights must run.
 * @param {readonly string[]} names
 */
export const installLine = (names) => `sudo apt-get install -y --no-install-recommends ${names.join(' ')}`;
