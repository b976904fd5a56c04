// needs: chromium
/** The benches run and say what they must. What they measure here means nothing: that is for a quiet machine, and the whole bench. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '../..');
const Said = z.strictObject({ bench: z.string(), inconclusive: z.boolean(), figures: z.record(z.string(), z.number()) });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cuecart-benches-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Met, missed and inconclusive are all well here; a bench that breaks, or whose checks disagree, ends with 3. */
const runQuickly = async (bench: string) => {
  const file = path.join(folder, `${bench}.json`);
  const args = ['--import', 'tsx', `tests/load/${bench}/bench.ts`, '--quick', '--json', file];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const [code] = (await once(child, 'close')) as [number | null];
  expect([0, 1, 2], said).toContain(code);
  return Said.parse(JSON.parse(readFileSync(file, 'utf8')));
};

// Each does what it measures in small, which is minutes on a slow machine.
describe('the benches', { timeout: 300_000 }, () => {
  it('[H10] measure every figure of the votes, and no acknowledged vote is lost', async () => {
    const { bench, figures } = await runQuickly('votes');
    expect(bench).toBe('votes');
    const named = ['httpVsObvious', 'wsVsObvious', 'wsVsLimit', 'batchVotesPerCoreSecond', 'ackP99MsAt10k', 'bytesPerViewer'];
    expect(Object.keys(figures)).toEqual(expect.arrayContaining([...named, 'replay1150kMs', 'takeP99Ms', 'countToOutputP99Ms']));
    expect(figures.lost).toBe(0);
  });

  it('[H10] push counts to everyone, who all have the newest in the end', async () => {
    const { bench, figures } = await runQuickly('fanout');
    expect(bench).toBe('fanout');
    expect(Object.keys(figures)).toEqual(expect.arrayContaining(['cpuVsSocketIo', 'longestLoopBlockMs']));
    expect(figures.delivered).toBeGreaterThan(500);
  });

  it('[H10,C10,C18] scroll a long rundown and a long log, and count every frame', async () => {
    const { bench, figures } = await runQuickly('scroll');
    expect(bench).toBe('scroll');
    const named = ['rundownOnTime', 'logOnTime', 'rundownLateMore', 'logLateMore', 'emptyOnTime', 'emptyLate', 'plantedLate'];
    expect(Object.keys(figures)).toEqual(expect.arrayContaining(named));
    expect(figures.frames).toBe(80);
    expect(figures.plantedLate).toBeGreaterThan(50);
  });

  it('[H10,G38] see whether graphics are on time, and a planted layout animation', async () => {
    const { bench, figures } = await runQuickly('graphics');
    expect(bench).toBe('graphics');
    const named = ['framesOnTimePercent', 'mainThreadMsPerFrameP95', 'plantedMainThreadMsP95', 'emptyOnTimePercent'];
    expect(Object.keys(figures)).toEqual(expect.arrayContaining(named));
    expect(figures.frames).toBeGreaterThan(10);
    expect(figures.plantedMainThreadMsP95).toBeGreaterThan(figures.mainThreadMsPerFrameP95 ?? 0);
  });

  it('[H10] hold phones and shed a storm, and every vote is answered', async () => {
    const { bench, figures } = await runQuickly('sockets');
    expect(bench).toBe('sockets');
    expect(figures.phonesHeld).toBe(300);
    expect((figures.stormLetIn ?? 0) + (figures.stormTurnedAway ?? 0)).toBe(300);
  });

  it('[H10] take to twenty operators, a hundred stations and a painted frame', async () => {
    const { bench, figures } = await runQuickly('take');
    expect(bench).toBe('take');
    const named = [
      ...['takeVsBareP95', 'takeToOperatorsP95Ms', 'bareP95Ms', 'takeToOverlayFrameP95Ms', 'bareToFrameP95Ms'],
      ...['idleCpuMsPerSecond', 'idleBareCpuMsPerSecond'],
    ];
    expect(Object.keys(figures)).toEqual(named);
  });

  it('[H10] follow an evening as a hundred stations, who have all of it in order', async () => {
    const { bench, figures } = await runQuickly('stations');
    expect(bench).toBe('stations');
    const named = ['missing', 'outOfOrder', 'releaseErrorP99Ms', 'rssGrowthMb', 'othersDelayP99Ms', 'dropped'];
    expect(Object.keys(figures)).toEqual(expect.arrayContaining(named));
    expect([figures.missing, figures.outOfOrder]).toEqual([0, 0]);
    expect(figures.released).toBeGreaterThan(20);
  });
});
