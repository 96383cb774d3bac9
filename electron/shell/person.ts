import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';

/** The person's full name as the system knows it where that is cheap to ask (Linux), otherwise the user name. */
export function systemPersonName(): string {
  try {
    const { username } = userInfo();
    return fullName(username) ?? username;
  } catch {
    // No entry for this user id, as in some containers.
    return 'Ukjent';
  }
}

function fullName(username: string): string | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${username}:`));
    return line?.split(':')[4]?.split(',')[0]?.trim() || undefined;
  } catch {
    return undefined;
  }
}
