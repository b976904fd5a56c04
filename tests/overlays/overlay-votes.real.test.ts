// needs: chromium
/** The overlay pages during a vote, in a real browser: codes that rotate, warnings, what a recording shows, a correction. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { GraphicOn, PictureCode } from '../../server/contract/graphics.ts';
import { recordingOutput } from '../../server/core/recording-view.ts';
import { stationOutput } from '../../server/core/station-view.ts';
import { drawQr } from '../../server/links.ts';
import { eventually } from '../run/eventually.ts';
import { station } from '../stations/sample-show.ts';
import { partText } from './reading.ts';
import { areOn, later, on, pick, soon, stageHand } from './stage-hand.ts';

const { rig, show, figure, open } = stageHand();

const codeOf = (picture: string, n: number, at = Date.now()): PictureCode => {
  const link = `https://vote.example/?p=${picture}&c=CODE${n}`;
  return { picture, at, link, qr: drawQr(link) };
};
type Vote = Extract<GraphicOn['data'], { kind: 'vote-bar' }>;
const vote = (endsAt = later(600_000), changes: Partial<Vote> = {}): GraphicOn => {
  const { qr: _, ...data } = pick('vote-bar', endsAt).data as Vote;
  const pictures = [
    { id: 'program', paths: ['web'] },
    { id: 'harbour', paths: ['air'] },
  ];
  return on({ ...data, pictures, ...changes }, { id: 'vote' });
};
/** What can be scanned on this page; null when nothing can. */
const scanned = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const root = document.querySelector('[data-graphic="vote-bar"]')?.shadowRoot;
    const block = root?.querySelector<HTMLElement>('[data-part="scan-block"]');
    return block && block.getClientRects().length > 0 ? (block.querySelector('path')?.getAttribute('d') ?? null) : null;
  });
const shows = (page: Page, code: PictureCode | null) =>
  eventually(async () => expect(await scanned(page)).toBe(code?.qr.path ?? null), soon);
const says = (page: Page, part: string, text: string | null) =>
  eventually(async () => expect(await partText(page, 'vote-bar', part)).toBe(text), soon);

describe('a picture’s code', () => {
  it('[G9] is followed by the next one in the same frame, and is gone when the vote ends on that path', async () => {
    const [first, second] = [codeOf('program', 1), codeOf('program', 2)];
    rig().code('program', first);
    show([vote()]);
    const shown = await open();
    await shows(shown, first);
    await shown.evaluate(() => {
      const block = document.querySelector('[data-graphic="vote-bar"]')?.shadowRoot?.querySelector('[data-part="scan-block"]');
      const empty: boolean[] = [];
      Object.assign(globalThis, { empty });
      const look = () => {
        empty.push(!block?.querySelector('path') || block.hasAttribute('hidden'));
        requestAnimationFrame(look);
      };
      look();
    });
    rig().code('program', second);
    await shows(shown, second);
    expect(await shown.evaluate(() => (globalThis as unknown as { empty: boolean[] }).empty)).not.toContain(true);
    show([vote(later(1500))]);
    await areOn(shown, []);
    await expect.poll(() => scanned(shown)).toBeNull();
  });

  it('[G9] is not shown once it is forty seconds old, and comes back with the next; the bar stays', async () => {
    rig().code('program', undefined);
    show([vote()]);
    const shown = await open();
    await areOn(shown, ['vote']);
    // Made once the page is there, so that what is left of its life is seen on the slowest machine.
    const old = codeOf('program', 1, Date.now() - 35_000);
    rig().code('program', old);
    await shows(shown, old);
    await shows(shown, null);
    await areOn(shown, ['vote']);
    const next = codeOf('program', 2);
    rig().code('program', next);
    await shows(shown, next);
  });

  it('waits for the station’s own picture, and is that station’s own', async () => {
    const delay = 4000;
    const [origin, own] = [codeOf('program', 1), codeOf('harbour', 1)];
    rig().code('program', origin);
    rig().code('harbour', own);
    rig().show('harbour', stationOutput(show([vote()]), station({ path: 'air' }), delay));
    const shown = await open('harbour');
    await shows(shown, own);
    const next = codeOf('harbour', 2);
    rig().code('harbour', next);
    await shows(shown, next);
    expect(Date.now() - next.at).toBeGreaterThanOrEqual(delay - 100);
  });

  it('is on no page of a station whose viewers have the program’s in their picture, or may not vote', async () => {
    rig().code('river', codeOf('river', 1));
    rig().show('river', stationOutput(show([vote()]), station({ id: 'river', path: 'web', delivery: 'burnt-in' }), 0));
    const shown = await open('river');
    await areOn(shown, ['vote']);
    expect(await scanned(shown)).toBeNull();
  });
});

describe('the end of a vote', () => {
  it('[G12] is warned of half a minute and ten seconds before, and an extension is said', async () => {
    show([vote()], { language: 'en' });
    const shown = await open();
    await says(shown, 'lead-word', 'VOTE NOW');
    // By the page's own clock: nothing is told when half a minute is left.
    show([vote(later(31_500))], { language: 'en' });
    await says(shown, 'lead-word', 'ENDING SOON');
    const endsAt = later(11_500);
    show([vote(endsAt)], { language: 'en' });
    await says(shown, 'lead-word', 'LAST SECONDS');
    show([vote(endsAt + 40_000)], { language: 'en' });
    await says(shown, 'note', 'EXTENDED +0:40');
    await says(shown, 'lead-word', 'VOTE NOW');
  });

  it('is not counted down to before it is announced, and then is the last ten seconds', async () => {
    show([vote(later(600_000), { openEnded: true })]);
    const shown = await open();
    await says(shown, 'note', '截止前10秒提示');
    expect(await partText(shown, 'vote-bar', 'time')).toBeNull();
    show([vote(later(10_000))]);
    await says(shown, 'lead-word', '最后几秒');
    expect(await partText(shown, 'vote-bar', 'time')).toMatch(/^0:(10|0\d)$/);
    expect(await partText(shown, 'vote-bar', 'note')).toBeNull();
  });
});

describe('the recording’s page', () => {
  it('[G11] says of an open vote that it is closed, and shows neither code, clock nor figures', async () => {
    figure({ polls: { apples: { turnout: 77_777, yea: 70_000, nay: 7777, revision: 5 } } });
    rig().code('recording', codeOf('recording', 1));
    rig().show('recording', recordingOutput(show([vote(), pick('product-card'), pick('countdown'), pick('label')])));
    const shown = await open('recording');
    await areOn(shown, ['vote', 'product-card', 'label']);
    await says(shown, 'lead-word', '投票已结束');
    expect(await scanned(shown)).toBeNull();
    expect([await partText(shown, 'vote-bar', 'time'), await shown.locator('.qr svg').count()]).toEqual([null, 0]);
    expect(await shown.locator('[data-graphic="vote-bar"]').textContent()).not.toContain('77,777');
  });
});

describe('a correction', () => {
  it('[G13] says what was shown and what is right, in the place of the result', async () => {
    const asked = { pollId: 'apples', question: { zh: '要不要？', en: 'Yes or no?' }, yea: '要', nay: '不要' };
    const wrong = { decision: 'yea', count: { yea: 60, nay: 40 } } as const;
    const right = { decision: 'nay', count: { yea: 35, nay: 40 } } as const;
    const result = on({ kind: 'result', ...asked, ...wrong });
    show([result]);
    const shown = await open();
    await areOn(shown, ['result']);
    show([result, on({ kind: 'correction', ...asked, before: wrong, ...right }, { startsAt: Date.now() })]);
    await areOn(shown, ['correction']);
    const parts = ['lead-word', 'before-decision', 'before-shares', 'now-decision', 'now-shares'];
    expect(await Promise.all(parts.map((part) => partText(shown, 'correction', part)))).toEqual([
      '更正',
      '要',
      '要 60% · 不要 40%',
      '不要',
      '要 47% · 不要 53%',
    ]);
  });

  it('[G13] to a tie says who decided it, where two equal shares would say nothing', async () => {
    const asked = { pollId: 'apples', question: { zh: '要不要？', en: 'Yes or no?' }, yea: '要', nay: '不要' };
    const wrong = { decision: 'yea', count: { yea: 60, nay: 40 } } as const;
    const shown = await open();
    for (const [tie, says] of [
      ['chair', '平票：主持人决定'],
      ['rule', '平票：按规则'],
    ] as const) {
      const tied = { decision: 'nay', count: { yea: 40, nay: 40 }, tie } as const;
      show([on({ kind: 'correction', ...asked, before: wrong, ...tied }, { startsAt: Date.now() })]);
      await areOn(shown, ['correction']);
      await expect.poll(() => partText(shown, 'correction', 'now-shares')).toBe(says);
      expect(await partText(shown, 'correction', 'now-decision')).toBe('不要');
    }
  });
});
