/** What every suite of the overlay pages does: a rig for all its tests, one page for each, and a show that rises in revisions. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Figures, GraphicData, GraphicOn } from '../../server/contract/graphics.ts';
import type { OutputView } from '../../server/contract/views.ts';
import { eventually } from '../run/eventually.ts';
import { figures, graphic, outputView } from '../stations/sample-show.ts';
import { onScreen } from './reading.ts';
import { openRig, type Rig } from './rig.ts';
import { chinese, oneOfEach } from './sample-graphics.ts';

export const soon = { timeout: 60_000, interval: 50 };
export const later = (ms: number): number => Date.now() + ms;
export const on = (data: GraphicData, changes: Partial<GraphicOn> = {}): GraphicOn => graphic(data.kind, data, { startsAt: 0, ...changes });

/** The sample graphic of one kind, on since ever; its id is its kind. */
export const pick = (kind: GraphicData['kind'], endsAt = later(600_000), split: 'hidden' | 'shown' = 'hidden'): GraphicOn =>
  on(oneOfEach(chinese, endsAt, split).find((data) => data.kind === kind)!);

export const areOn = (shown: Page, ids: readonly string[]): Promise<void> =>
  eventually(async () => expect([...(await onScreen(shown))].sort()).toEqual([...ids].sort()), soon);

/** Call at the head of a suite. */
export const stageHand = () => {
  let rig: Rig | undefined;
  let revision = 0;
  const pages: Page[] = [];
  const opened = (): Rig => {
    if (!rig) throw new Error('The rig opens before the first test.');
    return rig;
  };
  beforeAll(async () => {
    rig = await openRig();
  }, 120_000);
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
  });
  afterAll(() => rig?.close());

  return {
    rig: opened,
    /** The figures' last revision. */
    revision: () => revision,
    show: (graphics: readonly GraphicOn[], changes: Partial<OutputView> = {}): OutputView => {
      revision += 1;
      const view = outputView({ epoch: 'e1', revision, at: Date.now(), graphics, ...changes });
      opened().show('program', view);
      return view;
    },
    figure: (changes: Partial<Figures> = {}): void => {
      revision += 1;
      opened().figure(figures({ revision, at: Date.now(), ...changes }));
    },
    open: async (output = 'program', more?: string, key?: string, before?: (page: Page) => Promise<void>): Promise<Page> => {
      const page = await opened().open(output, more, key, before);
      pages.push(page);
      return page;
    },
  };
};
