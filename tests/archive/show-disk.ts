/** What the archive's tests need: folders that go away and a small real disk. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export const dataFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'cuecart-archive-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** A real file system of 1 MB, or undefined where this user may not mount one. */
export const mountSmallDisk = (): { readonly folder: string; unmount(): void } | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'cuecart-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch (error) {
    rmSync(folder, { recursive: true });
    if (process.env.CI) throw error;
    return undefined;
  }
  return {
    folder,
    unmount: () => {
      execFileSync('umount', [folder]);
      rmSync(folder, { recursive: true });
    },
  };
};
