/** The clean output’s alarm, and what is kept for an episode. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { expect, it, vi } from 'vitest';
import { openKeptPainted } from '../../server/kept-painted.ts';
import { screens } from '../fakes/sample-parts.ts';
import { trueClock } from '../fakes/true-clock.ts';
import { noon } from '../stations/sample-show.ts';

it('[G50, G52] a page of the clean output that painted anything is alarmed once until it is clean again, and all of it is kept', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'cuecart-clean-'));
  const error = vi.fn();
  const activation = { id: 'a1', kind: 'live' as const, file: 'x.yaml', startedAt: noon };
  const kept = openKeptPainted({ dataDir, clock: trueClock, log: { error } as unknown as Logger }, { activation: () => activation });
  const [page] = screens(noon);
  const clean = { ...page!, output: 'clean', painted: [], extra: [], missing: [], paintedAt: noon };
  const dirty = { ...clean, painted: ['card'], extra: ['card'] };
  for (const row of [clean, dirty, dirty, { ...page!, paintedAt: noon }]) kept.told(row, false);
  expect(error).toHaveBeenCalledTimes(1);
  expect(error).toHaveBeenCalledWith({ address: clean.address, painted: ['card'] }, expect.stringContaining('CLEAN'));
  kept.told(clean, false);
  kept.told(dirty, false);
  expect(error).toHaveBeenCalledTimes(2);
  kept.told(dirty, true);
  await kept.close();
  const lines = await kept.read({ output: 'clean' });
  expect(lines.map(({ painted, left }) => [painted, left ?? false])).toEqual([
    [[], false],
    [['card'], false],
    [[], false],
    [['card'], false],
    [[], true],
  ]);
  rmSync(dataDir, { recursive: true, force: true });
});
