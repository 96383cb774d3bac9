import { readdir, readFile, readlink, stat } from 'node:fs/promises';

const allPids = async (): Promise<number[]> =>
  (await readdir('/proc')).map(Number).filter((pid) => Number.isInteger(pid) && pid > 0);

/** Processes that run as a user (Linux). */
export async function processesOf(uid: number): Promise<number[]> {
  const owners = await Promise.all(
    (await allPids()).map(async (pid) => ({ pid, uid: (await stat(`/proc/${pid}`).catch(() => undefined))?.uid })),
  );
  return owners.flatMap((owner) => (owner.uid === uid ? [owner.pid] : []));
}

export interface ProcessInfo {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

async function processInfo(pid: number): Promise<ProcessInfo | undefined> {
  const [stat, command] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''),
    readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
  ]);
  // The name in parentheses may hold spaces and parentheses: the fields start after the last one.
  const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  return stat === '' ? undefined : { pid, parent, command: command.replaceAll('\0', ' ').trim() };
}

/** The processes below one, at any depth (Linux). */
export async function descendantsOf(root: number): Promise<ProcessInfo[]> {
  const all = (await Promise.all((await allPids()).map(processInfo))).filter((info) => info !== undefined);
  const below = (pid: number): ProcessInfo[] =>
    all.filter((info) => info.parent === pid).flatMap((info) => [info, ...below(info.pid)]);
  return below(root);
}

/** Whether a process has a file open below a folder (Linux). */
export async function holdsFileBelow(pid: number, folder: string): Promise<boolean> {
  const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
  const targets = await Promise.all(descriptors.map((fd) => readlink(`/proc/${pid}/fd/${fd}`).catch(() => '')));
  return targets.some((target) => target.startsWith(`${folder}/`));
}

/** Megabytes a process accounts for, shared pages split among those who share them (PSS, Linux). */
export async function memoryOf(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1024;
}
