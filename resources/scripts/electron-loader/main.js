// Stands in for Electron's default app: `electron <folder>` runs the app in that folder. It is an ES module because the app must be
// loaded before `ready`: enableSandbox() and registerSchemesAsPrivileged() fail later, and top-level await holds `ready` back.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const folder = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
const { main, name, productName, version } = JSON.parse(await readFile(resolve(folder, 'package.json'), 'utf8'));
app.setAppPath(folder);
app.setName(productName ?? name);
app.setVersion(version);
await import(pathToFileURL(resolve(folder, main)).href);
