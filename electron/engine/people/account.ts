import { userInfo } from 'node:os';

/** The account this process runs as, as the operating system calls it. */
export function systemAccount(): string {
  try {
    return userInfo().username;
  } catch {
    // No entry for this user id, as in some containers.
    return `${process.getuid?.() ?? ''}`;
  }
}
