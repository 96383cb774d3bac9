import { describe, expect, it } from 'vitest';
import { type FolderFacts, refusalOf } from '../../../electron/shell/data-folder.ts';
import { folderFacts } from '../../../electron/shell/data-folder-facts.ts';

const MOUNTINFO = [
  '22 28 0:20 / /proc rw,nosuid - proc proc rw',
  '28 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw',
  '90 28 0:51 / /home rw,relatime shared:40 - nfs4 server:/home rw,vers=4.2',
  '91 90 259:3 / /home/kari/lokal rw,relatime shared:41 - ext4 /dev/nvme0n1p3 rw',
  '92 28 0:60 / /mnt/delt\\040mappe rw - cifs //server/delt rw',
  '93 28 0:61 / /mnt/ssh rw - fuse.sshfs kari@server:/ rw',
  '94 28 0:62 / /mnt/host rw - 9p host rw',
  '95 28 0:63 / /srv rw - overlay overlay rw',
  '96 28 0:64 / /media/usb rw - fuseblk /dev/sdb1 rw',
  '97 28 259:4 / /mnt/skjult rw - nfs server:/x rw',
  '98 97 259:5 / /mnt/skjult rw - ext4 /dev/sdc1 rw',
].join('\n');

const MAC = [
  '/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)',
  '/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)',
  '//kari@server/delt on /Volumes/delt (smbfs, nodev, nosuid, mounted by kari)',
].join('\n');

const WINDOWS_ENV = {
  APPDATA: 'C:\\Users\\kari\\AppData\\Roaming',
  LOCALAPPDATA: 'C:\\Users\\kari\\AppData\\Local',
  OneDrive: 'D:\\Firma\\OneDrive - Kontoret',
};

const linux = (path: string): FolderFacts => ({
  platform: 'linux',
  path,
  home: '/home/kari',
  env: {},
  mounts: MOUNTINFO,
});
const mac = (path: string): FolderFacts => ({ platform: 'darwin', path, home: '/Users/kari', env: {}, mounts: MAC });
const windows = (path: string): FolderFacts => ({
  platform: 'win32',
  path,
  home: 'C:\\Users\\kari',
  env: WINDOWS_ENV,
  mounts: '',
});

describe('the data folder', () => {
  it.each([
    [linux('/home/kari/.config/Klientbro'), 'network'],
    [linux('/home/kari/lokal/Klientbro'), undefined],
    [linux('/mnt/delt mappe/Klientbro'), 'network'],
    [linux('/mnt/delt mappen/Klientbro'), undefined],
    [linux('/mnt/ssh/x'), 'network'],
    [linux('/mnt/host/Klientbro'), undefined],
    [linux('/srv/Klientbro'), undefined],
    [linux('/media/usb/Klientbro'), undefined],
    [linux('/mnt/skjult/Klientbro'), undefined],
    [linux('/var/lib/Klientbro'), undefined],
    [linux('/home/kari/lokal/Dropbox/Klientbro'), undefined],
    [{ ...linux('/home/kari/Dropbox/Klientbro'), mounts: '' }, 'synced'],
    [{ ...linux('/home/kari/Dropbox (Kontoret)/Klientbro'), mounts: '' }, 'synced'],
    [{ ...linux('/home/kari/.config/Klientbro'), mounts: '' }, undefined],
    [{ ...linux('/home/kari'), mounts: 'rubbish - \n\n - x' }, undefined],
    [mac('/Users/kari/Library/Application Support/Klientbro'), undefined],
    [mac('/Volumes/delt/Klientbro'), 'network'],
    [mac('/Users/kari/Library/Mobile Documents/com~apple~CloudDocs/Klientbro'), 'synced'],
    [mac('/Users/kari/Library/CloudStorage/OneDrive-Kontoret/Klientbro'), 'synced'],
    [windows('C:\\Users\\kari\\AppData\\Local\\Klientbro'), undefined],
    [windows('C:\\Users\\kari\\AppData\\Roaming\\Klientbro'), 'roaming'],
    [windows('c:\\users\\KARI\\appdata\\roaming\\Klientbro'), 'roaming'],
    [windows('C:\\Users\\kari\\AppData\\RoamingX\\Klientbro'), undefined],
    [windows('\\\\server\\delt\\Klientbro'), 'network'],
    [windows('\\\\?\\UNC\\server\\delt\\Klientbro'), 'network'],
    [windows('\\\\?\\C:\\Klientbro'), undefined],
    [windows('D:\\Firma\\OneDrive - Kontoret\\Klientbro'), 'synced'],
    [windows('C:\\Users\\kari\\OneDrive - Kontoret\\Klientbro'), 'synced'],
    [windows('C:\\Users\\kari\\iCloudDrive\\Klientbro'), 'synced'],
    [windows('E:\\Klientbro'), undefined],
  ] as const)('%o is refused as %s', (facts, refusal) => {
    expect(refusalOf(facts)).toBe(refusal);
  });

  it('is accepted where these tests run, though it is not there yet', () => {
    const facts = folderFacts('/tmp/klientbro-none/below');
    expect(facts.path).toBe('/tmp/klientbro-none/below');
    expect(refusalOf(facts)).toBeUndefined();
  });
});
