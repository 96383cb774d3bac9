import { posix, win32 } from 'node:path';

/** Why a database must not lie there. SQLite's locks do not hold over a network, and a copier takes its files apart. */
export type FolderRefusal = 'network' | 'roaming' | 'synced';

export interface FolderFacts {
  readonly platform: NodeJS.Platform;
  /** The data folder with every link followed: a mapped drive of Windows shows here as `\\server\share`. */
  readonly path: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where what is mounted: `/proc/self/mountinfo` on Linux, the output of `mount` on macOS. Empty when it cannot be had. */
  readonly mounts: string;
}

/** Types that are a network for certain. 9p, virtiofs and overlay are the local disks of virtual machines and containers. */
const NETWORK_TYPES = new Set([
  'nfs',
  'nfs4',
  'cifs',
  'smb3',
  'smbfs',
  'ncpfs',
  'afs',
  'afpfs',
  'webdav',
  'ceph',
  'lustre',
  'fuse.sshfs',
  'fuse.davfs',
  'fuse.davfs2',
  'fuse.glusterfs',
  'fuse.gvfsd-fuse',
  'fuse.rclone',
  'fuse.curlftpfs',
]);

/** The folder that each service makes below the home folder. */
const SYNCED = /^(OneDrive( - .+)?|Dropbox( \(.+\))?|iCloudDrive|Google ?Drive|Nextcloud|ownCloud|pCloud ?Drive)$/i;

/** Undefined: a place on this machine. Only what is recognised is refused. */
export function refusalOf(facts: FolderFacts): FolderRefusal | undefined {
  const { platform, path, home, env, mounts } = facts;
  const isWindows = platform === 'win32';
  const below = (folder: string | undefined): boolean => folder !== undefined && isBelow(path, folder, isWindows);
  if (isWindows && /^\\\\(\?\\UNC\\|(?![?.]\\))/i.test(path)) return 'network';
  if (NETWORK_TYPES.has(typeOf(path, platform, mounts))) return 'network';
  if (isWindows && below(env.APPDATA)) return 'roaming';
  if (isWindows && [env.OneDrive, env.OneDriveConsumer, env.OneDriveCommercial].some(below)) return 'synced';
  if (platform === 'darwin') {
    const places = ['Library/Mobile Documents', 'Library/CloudStorage'];
    if (places.some((place) => below(posix.join(home, place)))) return 'synced';
  }
  if (below(home) && SYNCED.test(firstBelow(path, home, isWindows))) return 'synced';
  return undefined;
}

function isBelow(path: string, folder: string, isWindows: boolean): boolean {
  if (folder === '') return false;
  const relative = isWindows ? win32.relative(folder, path) : posix.relative(folder, path);
  const isAbsolute = isWindows ? win32.isAbsolute(relative) : posix.isAbsolute(relative);
  return !isAbsolute && relative !== '..' && !/^\.\.[\\/]/.test(relative);
}

function firstBelow(path: string, home: string, isWindows: boolean): string {
  const relative = isWindows ? win32.relative(home, path) : posix.relative(home, path);
  return relative.split(/[\\/]/)[0] ?? '';
}

/** The type of the file system that holds the path: of the deepest mount point above it, the last one where several lie there. */
function typeOf(path: string, platform: NodeJS.Platform, mounts: string): string {
  const table = platform === 'linux' ? linuxMounts(mounts) : platform === 'darwin' ? macMounts(mounts) : [];
  let best: { point: string; type: string } | undefined;
  for (const mount of table) {
    if (isBelow(path, mount.point, false) && mount.point.length >= (best?.point.length ?? 0)) best = mount;
  }
  return best?.type ?? '';
}

/** `36 35 98:0 /root /point options … - type source …` (proc(5)); blanks in a path are written `\040`. */
function linuxMounts(text: string): { point: string; type: string }[] {
  return text.split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ', 2);
    const point = before.split(' ')[4];
    const type = after.split(' ')[0];
    if (!point || !type) return [];
    return [
      {
        point: point.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))),
        type,
      },
    ];
  });
}

/** `//kari@server/share on /Volumes/share (smbfs, nodev, nosuid)`. */
function macMounts(text: string): { point: string; type: string }[] {
  return [...text.matchAll(/^.+? on (\/.*) \(([a-z0-9]+)[,)]/gm)].map(([, point = '', type = '']) => ({ point, type }));
}
