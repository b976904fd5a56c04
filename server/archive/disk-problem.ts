/**
 * Tells a disk that refuses from a mistake of ours, and says it so that a person can act.
 *
 * Codes are SQLite's (with their extensions) and the operating system's.
 */
const readCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const plain: readonly (readonly [prefix: RegExp, says: (file: string) => string])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, (file) => `The disk is full: nothing can be recorded in ${file}. Free some space there.`],
  [
    /^(SQLITE_READONLY|SQLITE_PERM|SQLITE_AUTH|EROFS|EACCES|EPERM)/,
    (file) => `${file} cannot be written: check who owns it and that the disk is not read-only.`,
  ],
  [/^(SQLITE_IOERR|EIO)/, (file) => `The disk reports an error on ${file}: check its cable, its mount and its health.`],
  [/^(SQLITE_CORRUPT|SQLITE_NOTADB)/, (file) => `${file} is damaged: move it away and put a backup in its place.`],
  [/^(SQLITE_BUSY|SQLITE_LOCKED|SQLITE_PROTOCOL)/, (file) => `Another program holds ${file}: close it.`],
  [
    /^(SQLITE_CANTOPEN|SQLITE_NOMEM|SQLITE_TOOBIG|ENOENT|ENOTDIR|EISDIR|ELOOP|ENXIO|ENODEV|EMFILE|ENFILE|EEXIST)/,
    (file) => `${file} cannot be opened: check that its folder is there and is a folder.`,
  ],
];

/** One plain sentence when the disk is to blame; undefined when it is not. */
export const diskProblem = (error: unknown, file: string): string | undefined => {
  const code = readCode(error);
  const says = plain.find(([prefix]) => prefix.test(code))?.[1];
  return says && `${says(file)} (${code})`;
};

/** After these the open handle is not to be trusted: full and busy disks leave it whole. */
export const needsReopening = (error: unknown): boolean => !/^SQLITE_(FULL|BUSY|LOCKED)/.test(readCode(error));

/** Another program holds the file. */
export const isHeld = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(readCode(error));
