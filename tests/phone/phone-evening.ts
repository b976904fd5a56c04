/** One evening for phone tests: the real phones' process, the real link to it, the built page in a real browser. */
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { connectPhonesDoor } from '../../server/audience/phones-link.ts';
import { type PhonesSecrets, readSecrets } from '../../server/audience/secrets.ts';
import { openClock } from '../../server/clock.ts';
import type { Count, PhoneEpisode, PollRules } from '../../server/contract/audience.ts';
import type { PhonesDoor } from '../../server/ports/phones-door.ts';
import { makeDataDir, type PhonesProcess, removeDataDir, startPhones } from '../audience/phones-process.ts';
import { quietLog } from '../audience/quiet-log.ts';
import { shortRules } from '../contracts/phones-door-samples.ts';
import { openPhone, type Phone } from './phone-browser.ts';

export const siteDelay = 1500;
export const episode: PhoneEpisode = {
  activationId: 'act-1',
  kind: 'rehearsal',
  title: { zh: '七省好物', en: 'Seven provinces, one table' },
  series: { zh: '十一夜', en: 'Eleven Evenings' },
  languages: ['zh', 'en'],
  paths: [
    { id: 'satellite', name: { zh: '卫星电视', en: 'Satellite' }, delay: 0 },
    { id: 'site', name: { zh: '视频网站', en: 'Site' }, delay: siteDelay },
  ],
  pictures: [{ id: 'program', paths: ['satellite', 'site'] }],
  product: { name: { zh: '红富士苹果', en: 'Fuji apples, 5 kg' }, price: 'CNY 12849.90', link: 'https://shop.example/apples' },
  ended: false,
};
export const question = { zh: '这箱苹果，要不要？', en: 'These apples on your table?' };

/** Opens now, for `length` ms at the origin. */
export const rulesOf = (length: number, more: Partial<PollRules> = {}): PollRules => {
  const rules = shortRules(Date.now(), length, { question, yea: { zh: '要', en: 'Yea' }, nay: { zh: '不要', en: 'Nay' }, ...more });
  const [satellite] = rules.windows;
  const endsAt = rules.endsAt + siteDelay;
  return {
    ...rules,
    windows: [satellite!, { path: 'site', delay: siteDelay, opensAt: rules.opensAt - 100, endsAt, closesAt: endsAt + 200 }],
  };
};

/** The same poll with every window ending at another time. */
export const endingAt = (rules: PollRules, endsAt: number, more: Partial<PollRules> = {}): PollRules => {
  const by = endsAt - rules.endsAt;
  const windows = rules.windows.map((window) => ({ ...window, endsAt: window.endsAt + by, closesAt: window.closesAt + by }));
  return { ...rules, endsAt, windows, ...more };
};

export const choice = (page: Page, name: 'yea' | 'nay') => page.locator(`[data-choice=${name}]`);
export const moment = (page: Page, is: string) => page.locator(`main[data-moment=${is}]`).waitFor();
export const status = (page: Page, text: string) => page.locator('.status', { hasText: text }).waitFor();

export type Evening = {
  readonly link: PhonesDoor;
  readonly dataDir: string;
  readonly secrets: PhonesSecrets;
  door(): PhonesProcess;
  /** The newest published count of a poll. */
  newest(pollId?: string): Count | undefined;
  phone(options?: Parameters<typeof openPhone>[2]): Promise<Phone>;
  counted(yea: number, nay: number, pollId?: string): Promise<void>;
  /** Closes all phones. */
  goHome(): Promise<void>;
  /** kill -9, and again on the same port and folder. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  end(): Promise<void>;
};

/** @param prepare may change the empty data folder before the door starts; what it returns is called at the end */
export const openEvening = async (
  browser: Browser,
  { env, prepare }: { env?: Readonly<Record<string, string>>; prepare?: (dataDir: string) => () => void } = {},
): Promise<Evening> => {
  const dataDir = makeDataDir();
  const tidy = prepare?.(dataDir);
  let door = await startPhones(dataDir, 0, env);
  const secrets = readSecrets(dataDir);
  const link = connectPhonesDoor({ url: `http://127.0.0.1:${door.port}`, secret: secrets.link, clock: openClock(), log: quietLog });
  const phones: Phone[] = [];
  const newest = new Map<string, Count>();
  link.onCount((count) => {
    newest.set(count.pollId, count);
  });
  const goHome = async (): Promise<void> => {
    for (const opened of phones.splice(0)) await opened.context.close();
  };
  return {
    link,
    dataDir,
    secrets,
    door: () => door,
    newest: (pollId = 'apples') => newest.get(pollId),
    async phone(options = {}) {
      const opened = await openPhone(browser, door.port, options);
      phones.push(opened);
      return opened;
    },
    async counted(yea, nay, pollId = 'apples') {
      const sides = () => ({ yea: newest.get(pollId)?.yea, nay: newest.get(pollId)?.nay });
      await expect.poll(sides).toEqual({ yea, nay });
    },
    goHome,
    kill: () => door.kill(),
    async restart() {
      door = await startPhones(dataDir, door.port, env);
    },
    async end() {
      await goHome();
      await link.close();
      await door.kill();
      tidy?.();
      removeDataDir(dataDir);
    },
  };
};
