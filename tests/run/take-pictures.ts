/**
 * `npm run docs:pictures`: the README's pictures, taken from the running system in a rehearsal with a simulated crowd.
 *
 * Starts `npm start` on free ports with a throw-away data folder, presses the front page's button, and waits for a vote
 * to be open. Every text is in the project's own fonts, so the pictures are the same on a machine without Chinese ones.
 * Besides, graphics over a moving picture in a real OBS: that one alone with `npm run docs:pictures -- over-video`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { openOverVideo } from '../end-to-end/obs/over-video.ts';
import { waitUntil } from '../end-to-end/obs/wait-until.ts';
import { mixOf } from '../end-to-end/pixels.ts';
import { freePort } from './free-port.ts';
import { ourFonts } from './our-fonts.ts';
import { programPath } from './programs.ts';

const root = path.resolve(import.meta.dirname, '../..');
const pictures = path.join(root, 'docs/pictures');
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const patience = 240_000;

type House = {
  readonly child: ChildProcess;
  readonly front: string;
  readonly control: string;
  readonly phones: string;
  readonly program: string;
};

const startHouse = async (dataDir: string): Promise<House> => {
  const ports = { CUECART_PORT: String(await freePort()), CUECART_PHONES_PORT: String(await freePort()) };
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'server/cli/start.ts')], {
    env: { ...process.env, ...ports, CUECART_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The server ended (${code}).`)));
    child.stdout?.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes('Stop it with')) resolve();
    });
  });
  const door = (pattern: RegExp): string => {
    const [found] = pattern.exec(said) ?? [];
    if (found === undefined) throw new Error(`The server did not print ${String(pattern)}.`);
    return found;
  };
  return {
    child,
    front: door(/http:\S+:\d+\/$/m),
    control: door(/http:\S+sign-in#\S+/),
    phones: door(/http:\/\/127\.0\.0\.1:\d+\//),
    program: door(/http:\S+overlay\/program\S+/),
  };
};

const open = async (context: BrowserContext, url: string, width: number, height: number): Promise<Page> => {
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  await page.goto(url);
  return page;
};

const take = async (page: Page, name: string): Promise<void> => {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const moving = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(moving.map((one) => one.finished));
  });
  await page.screenshot({ path: path.join(pictures, `${name}.png`) });
  console.log(`docs/pictures/${name}.png`);
};

const photograph = async (browser: Browser, house: House): Promise<void> => {
  const context = await browser.newContext({ locale: 'en-GB', deviceScaleFactor: 1, bypassCSP: true });
  const fonts = await ourFonts();
  const control = await open(context, house.control, 1440, 900);
  const front = await open(context, house.front, 1280, 800);
  const program = await open(context, `${house.program}&picture=1`, 1280, 720);
  const phone = await open(context, house.phones, 390, 780);
  await front.addStyleTag({ content: fonts });
  await phone.addStyleTag({ content: fonts });
  await front.getByRole('button', { name: 'Rehearse with a simulated crowd' }).click();
  await program.locator('[data-graphic="product-card"][data-state="on"]').first().waitFor({ state: 'attached', timeout: patience });
  await program
    .locator('[data-graphic="vote-bar"][data-state="on"][data-figures="shown"]')
    .first()
    .waitFor({ state: 'attached', timeout: patience });
  await phone.locator('button[aria-pressed]').first().click({ timeout: patience });
  await Promise.all([take(program, 'program'), take(front, 'front'), take(control, 'control-room'), take(phone, 'phone')]);
};

const photographOverVideo = async (): Promise<void> => {
  const over = await openOverVideo();
  try {
    const file = path.join(pictures, 'program-over-video.png');
    await over.graphicsAre('as set up');
    await waitUntil('the graphics are on program', async () => {
      const program = await over.program(file);
      return mixOf(program, over.graphics, program).opaque <= 2;
    });
    console.log('docs/pictures/program-over-video.png');
  } finally {
    await over.close();
  }
};

const photographHouse = async (): Promise<void> => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'cuecart-pictures-'));
  const house = await startHouse(dataDir);
  const browser = await chromium.launch({ executablePath: programPath('chromium'), args: flags });
  try {
    await photograph(browser, house);
  } finally {
    await browser.close();
    const gone = once(house.child, 'exit');
    house.child.kill('SIGTERM');
    await gone;
    await rm(dataDir, { recursive: true, force: true });
  }
};

await mkdir(pictures, { recursive: true });
if (!process.argv.includes('over-video')) await photographHouse();
await photographOverVideo();
