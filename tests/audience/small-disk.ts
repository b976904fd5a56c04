/** A really small filesystem under a data folder, to be filled up and emptied. Needs root. */

import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export type SmallDisk = {
  /** Writes until not a byte more fits. */
  fill(): void;
  makeRoom(): void;
  unmount(): void;
};

export const mountSmallDisk = (dir: string): SmallDisk => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', dir]);
  const ballast = path.join(dir, 'ballast');
  return {
    fill() {
      const { bavail, bsize } = statfsSync(dir);
      writeFileSync(ballast, Buffer.alloc(bavail * bsize, 1));
    },
    makeRoom: () => rmSync(ballast),
    unmount: () => void execFileSync('umount', [dir]),
  };
};
