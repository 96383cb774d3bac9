import { describe, expect, it } from 'vitest';
import { hasSessionBus } from '../../../resources/scripts/lib/temporary-keyring.mjs';

const nothing = () => false;

describe('a keychain service', () => {
  it('can be there on Windows and macOS whatever the environment says', () => {
    expect(hasSessionBus({}, 'win32', undefined, nothing)).toBe(true);
    expect(hasSessionBus({}, 'darwin', 501, nothing)).toBe(true);
  });

  it('can be there on Linux with a session bus, named or at its usual place, and not without', () => {
    expect(hasSessionBus({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x' }, 'linux', 1000, nothing)).toBe(true);
    expect(hasSessionBus({}, 'linux', 1000, (path) => path === '/run/user/1000/bus')).toBe(true);
    expect(hasSessionBus({}, 'linux', 1000, nothing)).toBe(false);
  });
});
