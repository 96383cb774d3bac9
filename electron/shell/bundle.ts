import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { SECURITY_HEADERS } from './content-policy.ts';
import { HOST, parse, SCHEME } from './pages.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * The file behind `app://bundle/<path>`, or undefined when the address is not ours or leads out of the folder. A path
 * without a file name ending is one of the renderer's own addresses and gives the page itself.
 */
export function resolveBundleFile(root: string, url: string): string | undefined {
  const parsed = parse(url);
  if (parsed?.protocol !== `${SCHEME}:` || parsed.host !== HOST || parsed.username || parsed.password) return undefined;
  let path: string;
  try {
    path = decodeURIComponent(parsed.pathname);
  } catch {
    return undefined;
  }
  // A NUL, a backslash or a drive letter means something else to the file system than it does in an address.
  if (/[\0\\:]/.test(path)) return undefined;
  const base = resolve(root);
  const file = resolve(base, `.${path}`);
  // Root plus separator: "/renderer-old" must not pass for "/renderer".
  if (file !== base && !file.startsWith(base + sep)) return undefined;
  return extname(file) === '' ? resolve(base, 'index.html') : file;
}

/** What Electron is given for a request. */
export interface Served {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly data: Buffer;
}

/** Answers a request for our own scheme: GET only, inside the folder only, known types only. */
export async function serveBundle(root: string, request: { method: string; url: string }): Promise<Served> {
  if (request.method !== 'GET') return refuse(405);
  const file = resolveBundleFile(root, request.url);
  const type = file && TYPES[extname(file).toLowerCase()];
  if (!file || !type) return refuse(404);
  try {
    const data = await readFile(file);
    return { statusCode: 200, headers: { ...SECURITY_HEADERS, 'Content-Type': type }, data };
  } catch {
    return refuse(404);
  }
}

function refuse(statusCode: number): Served {
  return { statusCode, headers: { ...SECURITY_HEADERS }, data: Buffer.alloc(0) };
}
