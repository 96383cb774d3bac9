// @ts-check
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/**
 * Every fuse of the wire, stated. The type demands each by name, and `strictlyRequireAllFuses` fails the build where the Electron being
 * packaged has a fuse that nobody has decided on.
 * @type {Readonly<Record<keyof typeof FuseV1Options, boolean>>}
 */
export const shippingFuses = {
  /** The package is not a Node interpreter for whoever can set an environment variable. */
  RunAsNode: false,
  /** We keep no cookies; with it Chromium asks the keyring before the first window and hangs when it is locked. */
  EnableCookieEncryption: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  /** Read on Windows and macOS; without effect on Linux. */
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  /** Pages are served by the app's own protocol; file:// needs no special rights. */
  GrantFileProtocolExtraPrivileges: false,
  /** Chromium's default: WebAssembly bounds checks by signal handler. */
  WasmTrapHandlers: true,
};

/** @typedef {keyof typeof FuseV1Options} FuseName */

/** The fuses an Electron binary has, with their present state. @param {string} executable @returns {Promise<Partial<Record<FuseName, boolean>>>} */
export async function readFuses(executable) {
  const wire = await getCurrentFuseWire(executable);
  return Object.fromEntries(
    Object.entries(wire).flatMap(([index, state]) => {
      const name = FuseV1Options[Number(index)];
      return name === undefined ? [] : [[name, state === FuseState.ENABLE]];
    }),
  );
}

/**
 * Sets all of the binary's fuses. An older Electron has a shorter wire: what it does not know, it cannot be told.
 * @param {string} executable
 * @param {Readonly<Record<string, boolean>>} fuses
 */
export async function setFuses(executable, fuses) {
  const wire = await getCurrentFuseWire(executable);
  const length = Object.keys(wire).filter((key) => key !== 'version').length;
  const known = Object.entries(fuses).flatMap(([name, on]) => {
    const index = FuseV1Options[/** @type {FuseName} */ (name)];
    return index < length ? [[index, on]] : [];
  });
  await flipFuses(executable, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: process.platform === 'darwin',
    ...Object.fromEntries(known),
  });
}
