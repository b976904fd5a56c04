/** The check of the one input in OBS that shows our page: whether it is there and over every scene, and what to do. */
import type { CheckSays } from '../contract/checks.ts';
import { overlayInputOf, type Plan } from '../core/plan.ts';
import { isWell, type OverlayFault, type OverlayFound, type OverlayWish } from '../ports/overlay-input.ts';
import type { Switcher } from '../ports/switcher.ts';
import { notChecked, row } from './check-row.ts';

/** All are named that somebody must look for by hand; a series with more is told how many. */
const mostScenes = 30;

export const overlayWish = (plan: Plan, url: string): OverlayWish => ({
  ...{ input: overlayInputOf(plan), url },
  scenes: [...new Set(Object.values(plan.scenes).map(({ obs }) => obs))],
});

const id = 'overlay-input';
const what = 'The overlay input is on top of every scene';

const faultWords: Readonly<Record<OverlayFault, readonly [string, string]>> = {
  url: ['it has another address', '地址不同'],
  size: ['it has another size than the canvas', '尺寸与画布不同'],
  reloads: ['it loads anew with its scene', '每次切到场景都会重新载入'],
};
const names = (scenes: readonly string[], more: (left: number) => string): string =>
  `${scenes.slice(0, mostScenes).join(', ')}${scenes.length > mostScenes ? more(scenes.length - mostScenes) : ''}`;
const english = (scenes: readonly string[]) => names(scenes, (left) => ` and ${left} more`);
const chinese = (scenes: readonly string[]) => names(scenes, (left) => ` 等另外 ${left} 个`);

/** What is wrong, in both languages. */
const troubles = ({ faults, absent, under, astray }: OverlayFound): readonly [string, string] => {
  const where = (en: string, zh: string, scenes: readonly string[]) =>
    scenes.length > 0 ? [[`${en} ${english(scenes)}`, `${zh}：${chinese(scenes)}`] as const] : [];
  const all = [
    ...faults.map((fault) => faultWords[fault]),
    ...where('it is not in', '不在这些场景里', absent),
    ...where('it is not on top in', '没有在最上层', under),
    ...where('it is hidden or moved in', '被隐藏或移动了', astray),
  ];
  return [all.map(([en]) => en).join('; '), all.map(([, zh]) => zh).join('；')];
};

const missing = (found: OverlayFound, { input, url, scenes }: OverlayWish): CheckSays => {
  const { width, height, fps } = found.canvas;
  const size = `${width} × ${height}`;
  const said = { input, size, fps: String(fps), scenes: english(scenes), chinese: chinese(scenes), count: String(scenes.length) };
  if (found.knowsPages)
    return {
      ...row(
        id,
        what,
        'warn',
        `OBS has no input “${input}”. Create it here: our page, ${size}, on top of ${scenes.length} scenes. Nothing else is moved.`,
        {
          ...{ ...said, why: 'missing' },
        },
      ),
      ...{ offers: 'overlay.make', copy: url },
    };
  const remedy = `This OBS has no browser source, so we cannot add it. Add it by hand in a mixer that has one: a browser source “${input}” with the address below, width ${width}, height ${height}, ${fps} frames a second, on top of ${english(scenes)}; then right-click it: Blending Method, sRGB Off.`;
  return { ...row(id, what, 'warn', remedy, { ...said, width: String(width), height: String(height), why: 'by-hand' }), copy: url };
};

const rowOf = (found: OverlayFound, wish: OverlayWish): CheckSays => {
  const { input, url } = wish;
  const { is, twin, knowsPages } = found;
  if (isWell(found)) return row(id, what, 'ok');
  if (twin !== null) {
    const remedy = `“${twin}” shows our page already. Write “overlayInput: ${twin}” in the series file, or remove it in OBS.`;
    return row(id, what, 'warn', remedy, { twin, why: 'twin' });
  }
  if (is === 'missing') return missing(found, wish);
  const [wrong, chineseWrong] = troubles(found);
  const said = { input, wrong, chinese: chineseWrong };
  if (is === 'other' && wrong === '')
    return notChecked(id, what, `“${input}” in OBS is no browser source and has no address: see yourself that it shows our page.`, {
      ...{ ...said, why: 'unseen' },
    });
  if (is === 'other' || !knowsPages)
    return { ...row(id, what, 'warn', `“${input}” in OBS: ${wrong}. Put it right in OBS.`, { ...said, why: 'wrong-by-hand' }), copy: url };
  return {
    ...row(id, what, 'warn', `“${input}” in OBS: ${wrong}. Put it right here; nothing else is moved.`, { ...said, why: 'wrong' }),
    ...{ offers: 'overlay.make', copy: url },
  };
};

/** obs-websocket neither tells nor sets it: what is see-through is too dark as OBS blends by itself. */
const blendRow = ({ input }: OverlayWish): CheckSays =>
  notChecked(
    'overlay-blend',
    'What is see-through of the overlay is as bright as we drew it',
    `OBS tells nobody. Right-click “${input}” in each scene: Blending Method, sRGB Off. Otherwise shadows and edges are too dark.`,
    { input },
  );

/** @param url null where OBS cannot reach us; never rejects */
export const overlayRows = async (plan: Plan, switcher: Pick<Switcher, 'overlay'>, url: string | null): Promise<readonly CheckSays[]> => {
  if (url === null) {
    const remedy = 'OBS is on another machine, and this server listens on its own only. Set CUECART_HOST=0.0.0.0 and start again.';
    return [row(id, what, 'warn', remedy, { why: 'unreachable' })];
  }
  const wish = overlayWish(plan, url);
  try {
    const found = await switcher.overlay(wish);
    return found ? [rowOf(found, wish), ...(found.is === 'page' ? [blendRow(wish)] : [])] : [];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [notChecked(id, what, `OBS does not say: ${why}`, { error: why, why: 'unasked' })];
  }
};
