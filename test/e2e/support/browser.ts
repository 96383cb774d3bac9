import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright';

const candidates = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A browser of the system's own; Playwright's download host is not needed. It shows only what practice serves on loopback. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = candidates.find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error(`no browser found; looked for ${candidates.join(', ')}`);
  return chromium.launch({ executablePath, headless: true, chromiumSandbox: process.getuid?.() !== 0 });
}
