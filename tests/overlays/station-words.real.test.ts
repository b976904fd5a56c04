// needs: chromium
/** What a station's page says of itself to the engineer who sets it up: on its line-up card, and in its title. */
import { describe, expect, it } from 'vitest';
import { stationOutput } from '../../server/core/station-view.ts';
import { eventually } from '../run/eventually.ts';
import { station } from '../stations/sample-show.ts';
import { onScreen } from './reading.ts';
import { soon, stageHand } from './stage-hand.ts';

const { rig, show, open } = stageHand();

describe('a station’s page', () => {
  it('[F2] says on its line-up card which time runs there: its viewers’, behind the time of day by its delay', async () => {
    rig().show('harbour', stationOutput(show([]), station(), 60_000));
    const shown = await open('harbour', '&test=1');
    const card = shown.locator('.line-up');
    await eventually(async () => expect(await card.textContent()).toContain('已连接 connected'), soon);
    const isBehind = async () => {
      const [, hours, minutes] = /观众时间 viewers’ time (\d\d):(\d\d):/.exec((await card.textContent()) ?? '') ?? [];
      const behind = new Date(Date.now() - 60_000).toLocaleTimeString('en-GB', {
        timeZone: 'UTC',
        hour: '2-digit',
        minute: '2-digit',
      });
      expect(`${hours}:${minutes}`).toBe(behind);
    };
    await eventually(isBehind, soon);
  });

  it('[F3] says in its title that its key is refused, also where its picture for a keyer is black and may say nothing', async () => {
    rig().show('harbour', stationOutput(show([]), station(), 0));
    const shown = await open('harbour', '&key=side', 'forged');
    await eventually(async () => expect(await shown.title()).toContain('密钥无效 key refused'), soon);
    expect(await onScreen(shown)).toEqual([]);
    const letIn = await open('harbour', '&key=side');
    await eventually(async () => expect(await letIn.title()).toContain('已连接 connected'), soon);
  });
});
