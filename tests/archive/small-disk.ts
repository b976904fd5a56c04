/** A small real disk that a test may fill. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of 1 MB, in memory; the way to give it back comes with it. */
export const mountSmallDisk = (): { readonly folder: string; unmount(): void } => {
  const folder = mkdtempSync(join(tmpdir(), 'cuecart-small-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
  return {
    folder,
    unmount: () => {
      execFileSync('umount', [folder]);
      rmSync(folder, { recursive: true });
    },
  };
};
