import type { Environment } from '../../shared/contract/common.ts';

/** Below this, Electron gets no security fixes any more: such a build rehearses and tests, and never meets production. */
const OLDEST_SUPPORTED_MAJOR = 40;

export function isSupportedElectron(version: string): boolean {
  const major = Number.parseInt(version, 10);
  return Number.isInteger(major) && major >= OLDEST_SUPPORTED_MAJOR;
}

export function offeredEnvironments(electronVersion: string): readonly Environment[] {
  return isSupportedElectron(electronVersion) ? ['practice', 'tt02', 'production'] : ['practice', 'tt02'];
}
