/** From the picture to the ballot: each output of a whole house carries its own code, and whoever scans it has proved that picture. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperatorLine } from '../../server/cli/rehearse/operator-line.ts';
import type { Figures, PictureCode } from '../../server/contract/graphics.ts';
import type { OutputClientEvents, OutputServerEvents } from '../../server/contract/sockets.ts';
import type { OutputView } from '../../server/contract/views.ts';
import type { StationCode } from '../../server/core/station-code.ts';
import { openKeys } from '../../server/keys.ts';
import { connectViewer, type Viewer } from '../audience/viewer-client.ts';
import { openHouse, type TestHouse } from './open-house.ts';
import { insist, standBy, takeUpTo } from './show-caller.ts';

type Page = {
  readonly codes: PictureCode[];
  readonly views: OutputView[];
  readonly figures: Figures[];
  readonly line: Socket<OutputServerEvents, OutputClientEvents>;
};

let house: TestHouse;
let line: OperatorLine;
let keys: Awaited<ReturnType<typeof openKeys>>;
let pages: Readonly<Record<'program' | 'neighbour' | 'recording' | 'chinese' | 'clean', Page>>;
const viewers: Viewer[] = [];
const soon = { timeout: 60_000 };

const openPage = (output: string, key: string): Page => {
  const [codes, views, figures]: [PictureCode[], OutputView[], Figures[]] = [[], [], []];
  const opened: Page['line'] = io(`${house.front}/outputs`, { transports: ['websocket'], forceNew: true, auth: { output, key } });
  opened.on('code', (code) => void codes.push(code));
  opened.on('structure', (view) => void views.push(view));
  opened.on('figures', (newest) => void figures.push(newest));
  return { codes, views, figures, line: opened };
};
/** A phone that opened the link of this QR. */
const scan = async (code: Pick<PictureCode, 'link'>): Promise<Viewer['welcome']> => {
  const { searchParams } = new URL(code.link);
  const hello = { path: searchParams.get('p') ?? '', code: searchParams.get('c') ?? '' };
  const viewer = await connectViewer(Number(new URL(house.phones).port), hello);
  viewers.push(viewer);
  return viewer.welcome;
};

beforeAll(async () => {
  house = await openHouse();
  line = await house.operator();
  keys = await openKeys(house.dataDir, () => undefined);
  const open = (output: string) => openPage(output, keys.keyOf(output));
  pages = {
    ...{ program: open('program'), neighbour: open('neighbour'), recording: open('recording') },
    ...{ chinese: open('chinese'), clean: open('clean') },
  };
  await standBy(line);
  const { segmentId } = line.view().rundown.flatMap(({ pollId, id }) => (pollId ? [{ segmentId: id }] : []))[0] ?? { segmentId: '' };
  await takeUpTo(line, segmentId);
});
afterAll(async () => {
  for (const viewer of viewers) await viewer.close();
  for (const { line: opened } of Object.values(pages ?? {})) opened.disconnect();
  line?.close();
  await house?.close();
});

describe('a picture’s code', () => {
  it('is not sent while there is nothing to vote for', () => {
    expect(Object.values(pages).flatMap(({ codes }) => codes)).toEqual([]);
  });

  it('[V22] proves the picture it was on, the program’s and a keyed station’s own, and never that of a recording', async () => {
    await insist(line, { type: 'poll.open', pollId: 'apple' });
    await expect.poll(() => pages.program.codes.length * pages.neighbour.codes.length, soon).toBeGreaterThan(0);
    const [program, neighbour] = [await scan(pages.program.codes[0]!), await scan(pages.neighbour.codes[0]!)];
    expect(program.proof).toMatchObject({ tier: 'air', picture: 'program' });
    expect(neighbour.proof).toMatchObject({ tier: 'air', picture: 'neighbour' });
    expect(pages.recording.codes).toEqual([]);
  });

  it('[F7] proves a keyed station’s picture as well when the station draws it itself, out of its feed', async () => {
    const headers = { authorization: `Bearer ${keys.keyOf('neighbour')}` };
    const fromFeed = async () => {
      const state = await (await fetch(`${house.front}/stations/v1/state`, { headers })).json();
      return (state as { code: StationCode | null }).code;
    };
    await expect.poll(async () => (await fromFeed())?.picture, soon).toBe('neighbour');
    const code = await fromFeed();
    expect(pages.program.codes.map(({ link }) => link)).not.toContain(code?.link);
    expect((await scan(code!)).proof).toMatchObject({ tier: 'air', picture: 'neighbour' });
  });
});

describe('the outputs of the house, while a vote is open', () => {
  it('[G49] have each its language and its list: of what is not on it neither graphic, figure nor code left for it', async () => {
    const { program, chinese } = pages;
    await expect.poll(() => program.views.at(-1)?.graphics.map(({ kind }) => kind), soon).toContain('vote-bar');
    await expect.poll(() => chinese.views.at(-1)?.revision, soon).toBe(program.views.at(-1)?.revision);
    expect(new Set(chinese.views.flatMap(({ graphics, language }) => [language, ...graphics.map(({ kind }) => kind)]))).not.toContain(
      'vote-bar',
    );
    expect(chinese.views.at(-1)).toMatchObject({ output: 'chinese', language: 'zh' });
    expect(chinese.figures.flatMap(({ polls }) => Object.keys(polls))).toEqual([]);
    expect(chinese.codes).toEqual([]);
  });

  it('[G50, G52] the clean one has nothing of all that; a page of it that paints is told to every position, and it is kept', async () => {
    const { clean } = pages;
    expect(clean.views.length).toBeGreaterThan(0);
    expect(clean.views.flatMap(({ graphics }) => graphics)).toEqual([]);
    expect([...clean.figures, ...clean.codes]).toEqual([]);
    clean.line.emit('painted', { epoch: 'e', revision: 1, graphics: ['left-over'], at: Date.now() });
    await expect.poll(() => line.view().screens.find(({ output }) => output === 'clean')?.painted, soon).toEqual(['left-over']);
    const file = path.join(house.dataDir, 'painted', `${line.view().activation?.id}.jsonl`);
    await expect.poll(() => readFile(file, 'utf8').catch(() => ''), soon).toContain('"output":"clean"');
    expect(line.view().outputs.find(({ outputs }) => outputs.includes('clean'))).toEqual({ outputs: ['clean'], shows: [], language: 'en' });
  });
});
