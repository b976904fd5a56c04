/** Pictures of the views by link: each kind, in both languages, on the screens it is watched on; and what each looks like at a bad moment. */
import type { Browser, Page } from 'playwright-core';
import { minutes, seconds } from '../../server/contract/units.ts';
import type { OperatorView } from '../../server/contract/views.ts';
import { ViewKind } from '../../server/contract/watch.ts';
import { type Language, languages } from '../control-room/accessible/words-of.ts';
import { openPretendHouse } from '../control-room/pretend-house.ts';
import { eveningAt } from '../fakes/evenings.ts';
import { sampleView } from '../fakes/sample-view.ts';
import { takePicture } from './still-picture.ts';

type Size = readonly [width: number, height: number];
type Evening = (now: number) => Partial<OperatorView>;

export const locales: Readonly<Record<Language, string>> = { en: 'en-GB', zh: 'zh-CN' };

const desk: readonly Size[] = [
  [1366, 768],
  [1920, 1080],
];
const tablet: readonly Size[] = [
  [1024, 768],
  [768, 1024],
];
const sizes: Readonly<Record<ViewKind, readonly Size[]>> = {
  presenter: desk,
  clock: [...desk, [3840, 2160]],
  floor: [...tablet, ...desk],
  'green-room': [...desk, [768, 1024]],
  prompter: desk,
};

/** How `expectedStart` and what is left look when the running segment is too long. */
const over: Evening = (now) => {
  const view = { ...sampleView(now), ...eveningAt('live', now) };
  const onAir = view.onAir && { ...view.onAir, endsAt: now - seconds(83) };
  return { ...eveningAt('live', now), onAir, timing: { ...view.timing, hardOut: now + minutes(4) }, messages: [] };
};
/** A clip runs out, nothing is said to the presenter, and little is left of the segment. */
const clip: Evening = (now) => {
  const { onAir } = sampleView(now);
  return {
    ...eveningAt('live', now),
    onAir: onAir && { ...onAir, endsAt: now + seconds(8.4) },
    clip: {
      ...{ clipId: 'apples', title: { zh: '片花：苹果树', en: 'Clip: apple trees' }, then: 'back' as const, by: 'switcher' as const },
      ...{ outWords: '…and that is Luochuan', endsAt: now + seconds(8.4) },
    },
    messages: [],
  };
};

const evenings: Readonly<Record<string, Evening>> = {
  idle: (now) => eveningAt('idle', now),
  preflight: (now) => eveningAt('preflight', now),
  rehearsal: (now) => eveningAt('rehearsal', now),
  live: (now) => eveningAt('live', now),
  ...{ over, clip },
};

export type ViewPicture = {
  readonly name: string;
  readonly kind: ViewKind;
  readonly evening: Evening;
  readonly language: Language;
  readonly size: Size;
  readonly keepAs?: string;
};

/** Where a bad moment looks different. */
const shows: Readonly<Record<'over' | 'clip', readonly ViewKind[]>> = {
  over: ['presenter', 'clock', 'floor'],
  clip: ['presenter', 'floor'],
};

const kept: Readonly<Record<string, string>> = {
  'view-presenter-live-en-1366x768': 'presenter',
  'view-floor-live-en-1024x768': 'floor',
};

export const viewPictures = (): readonly ViewPicture[] =>
  ViewKind.options.flatMap((kind) =>
    Object.entries(evenings)
      .filter(([what]) => !(what === 'over' || what === 'clip') || shows[what].includes(kind))
      .flatMap(([what, evening]) =>
        languages.flatMap((language) =>
          sizes[kind].map((size) => {
            const name = `view-${kind}-${what}-${language}-${size.join('x')}`;
            return { name, kind, evening, language, size, ...(kept[name] ? { keepAs: kept[name] } : {}) };
          }),
        ),
      ),
  );

const linkTo = (desk: Page, kind: ViewKind): Promise<string> =>
  desk.evaluate(
    async (body) => {
      const answer = await fetch('/operators/links', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      return ((await answer.json()) as { link: string }).link;
    },
    JSON.stringify({ kind, name: 'Studio 1' }),
  );

export const takeViews = async (browser: Browser, built: string, pictures: readonly ViewPicture[]): Promise<void> => {
  if (pictures.length === 0) return;
  const house = await openPretendHouse(built);
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
  const desk = await context.newPage();
  await house.enter(desk, 'director', 'Lin Jia');
  const open = async (kind: ViewKind, language: Language): Promise<Page> => {
    const link = await linkTo(desk, kind);
    const viewer = await browser.newContext({ locale: locales[language], reducedMotion: 'reduce' });
    const page = await viewer.newPage();
    await page.goto(`${house.address}${link}`);
    await page.locator(`[data-kind="${kind}"]`).waitFor();
    return page;
  };
  const pages = new Map<string, Page>();
  for (const { name, kind, evening, language, size } of pictures) {
    const page = pages.get(`${kind} ${language}`) ?? (await open(kind, language));
    pages.set(`${kind} ${language}`, page);
    await page.setViewportSize({ width: size[0], height: size[1] });
    house.show.change(evening(house.clock.now()));
    const { revision } = house.show.view();
    await page.waitForFunction((least) => Number(document.querySelector<HTMLElement>('.view')?.dataset.revision) >= least, revision);
    await takePicture(page, name);
  }
  for (const page of pages.values()) await page.context().close();
  await context.close();
  await house.close();
};
