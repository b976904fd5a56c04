/** What the archive's tests need: folders that go away. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export const dataFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'cuecart-archive-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
