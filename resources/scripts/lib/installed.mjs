// @ts-check
/**
 * Whether node_modules holds what package-lock.json asks for, read from npm's own record of what it installed
 * (node_modules/.package-lock.json). Optional packages may be absent: they belong to other platforms.
 * @param {{ packages: Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean, link?: boolean }> }} wanted
 * @param {{ packages: Record<string, { version?: string }> } | undefined} present
 */
export function holdsWhatIsWanted(wanted, present) {
  if (present === undefined) return false;
  return Object.entries(wanted.packages).every(([path, entry]) => {
    if (path === '') return true;
    const found = present.packages[path];
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version;
  });
}
