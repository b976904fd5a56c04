/** The overlay’s input before air: what the checks say of it, in both languages, and the one press that makes it. */
import { afterEach, describe, expect, it } from 'vitest';
import { checkWords } from '../../control-room/words/check-words.ts';
import { Role } from '../../server/contract/commands.ts';
import type { CheckRow } from '../../server/contract/views.ts';
import { mayAsk } from '../../server/contract/who-may.ts';
import { viewFor } from '../../server/core/for-role.ts';
import { hostForMixer } from '../../server/host-for-mixer.ts';
import type { OverlayFound, OverlayWish } from '../../server/ports/overlay-input.ts';
import { aPlan } from '../core/plans.ts';
import { logLines } from '../run/log-lines.ts';
import { type Gallery, live, open, refused } from './gallery.ts';

let gallery: Gallery;
afterEach(() => gallery?.close());

const scenes = Object.values(aPlan().scenes).map(({ obs }) => obs);
const well: OverlayFound = {
  ...{ canvas: { width: 1920, height: 1080, fps: 25 }, knowsPages: true, is: 'page', twin: null },
  ...{ faults: [], absent: [], under: [], astray: [] },
};
const none: OverlayFound = { ...well, is: 'missing', absent: scenes };
const url = 'http://show/overlay/program/#output=program&key=k';

/** An OBS that has this, and then all that it is asked for. */
const obsHas = (found: OverlayFound) => {
  let now = found;
  const asked: OverlayWish[] = [];
  gallery.desk.overlay = async () => now;
  gallery.desk.makeOverlay = async (wish) => {
    asked.push(wish);
    const did = now === well ? 'nothing' : 'made';
    now = well;
    return { did, found: well };
  };
  return asked;
};
const loaded = async (found: OverlayFound, kind: 'live' | 'rehearsal' = 'live') => {
  gallery = await open();
  const asked = obsHas(found);
  await gallery.activate(kind);
  return asked;
};
const row = (id = 'overlay-input'): CheckRow => gallery.view.preflight.find((one) => one.id === id)!;
const facts = async () => (await gallery.stored()).map(({ body }) => body).filter(({ type }) => type.startsWith('overlay.'));

describe('the check of the overlay’s input', () => {
  it('[M9] is well where the input lies over every scene; how it blends OBS does not tell', async () => {
    await loaded(well);
    expect(row()).toMatchObject({ light: 'ok', remedy: '' });
    expect(row('overlay-blend')).toMatchObject({ unchecked: true, remedy: expect.stringContaining('sRGB Off') });
  });

  it('[M9] offers to make it where OBS knows pages, and stands in nobody’s way', async () => {
    await loaded(none);
    expect(row()).toMatchObject({ light: 'warn', offers: 'overlay.make', copy: url });
    expect((await gallery.ask('episode.ready', {})).ok).toBe(true);
  });

  it('[M10] says name, address, size, rate and every scene where OBS knows none', async () => {
    await loaded({ ...none, knowsPages: false });
    expect(row()).toMatchObject({ light: 'warn', copy: url });
    expect(row().offers).toBeUndefined();
    for (const part of ['“Cuecart overlay”', 'width 1920', 'height 1080', '25 frames a second', 'sRGB Off', ...scenes])
      for (const language of ['en', 'zh'])
        if (language === 'en' || !/[a-z] /.test(part)) {
          const said = checkWords(row(), language).remedy;
          if (language === 'en' || scenes.includes(part)) expect(said).toContain(part);
        }
  });

  it.each([
    ['wrong', { faults: ['url', 'size', 'reloads'], under: ['OBS desk'], astray: ['OBS close'], absent: ['OBS film'] }, 'overlay.make'],
    ['twin', { is: 'missing', twin: 'Graphics' }, undefined],
    ['unseen', { is: 'other' }, undefined],
    ['wrong-by-hand', { is: 'other', under: ['OBS desk'] }, undefined],
    ['by-hand', { is: 'missing', absent: scenes, knowsPages: false }, undefined],
  ] as const)('[M9, M10, R9] “%s” has its words in both languages, and what can be done from here', async (why, change, offers) => {
    await loaded({ ...well, ...change } as OverlayFound);
    expect(row().said?.why).toBe(why);
    expect(row().offers).toBe(offers);
    const { what, remedy } = checkWords(row(), 'zh');
    expect(what).toMatch(/[㐀-鿿]/);
    expect(remedy).toMatch(/[㐀-鿿]/);
    expect(remedy).not.toMatch(/\{\{|undefined/);
    for (const name of [...('under' in change ? change.under : []), ...('twin' in change ? [change.twin] : [])]) {
      expect(row().remedy).toContain(name);
      expect(remedy).toContain(name);
    }
  });

  it('[R9] of an OBS that cannot be asked, or cannot reach us, says so', async () => {
    gallery = await open();
    gallery.desk.overlay = () => Promise.reject(new Error('OBS is changing its scene collection.'));
    await gallery.activate();
    expect(row()).toMatchObject({ unchecked: true, remedy: 'OBS does not say: OBS is changing its scene collection.' });
    gallery.beforeAir = { ...gallery.beforeAir, overlayUrl: null };
    await gallery.ask('episode.preflight', {});
    expect(row().remedy).toContain('CUECART_HOST=0.0.0.0');
    expect(refused(await gallery.ask('overlay.make', {}))).toBe('wrong-phase');
  });

  it('[M10] keeps the key of the page from whoever may not set up the mixer', async () => {
    await loaded(none);
    for (const role of Role.options) {
      const said = JSON.stringify(viewFor(gallery.view, role));
      expect(said.includes('key=k')).toBe(mayAsk(role, { type: 'overlay.make' }));
    }
  });
});

describe('the press', () => {
  it('[M9] makes the input for the scenes of the series, is on record, and is checked at once', async () => {
    const asked = await loaded(none);
    expect(await gallery.ask('overlay.make', {})).toMatchObject({ ok: true });
    expect(asked).toEqual([{ input: 'Cuecart overlay', url, scenes }]);
    expect(row().light).toBe('ok');
    expect(await facts()).toEqual([
      { type: 'overlay.asked', input: 'Cuecart overlay' },
      { type: 'overlay.made', input: 'Cuecart overlay', did: 'made' },
    ]);
    expect(logLines(gallery.view).slice(0, 2)).toEqual([
      'Overlay input in OBS made: Cuecart overlay',
      'Overlay input asked of OBS: Cuecart overlay',
    ]);
    expect(JSON.stringify(await gallery.stored())).not.toContain('key=k');
  });

  it('[M9, S4] with the same key asks OBS once', async () => {
    const asked = await loaded(none);
    await gallery.ask('overlay.make', { key: 'the-same-key' });
    await gallery.ask('overlay.make', { key: 'the-same-key' });
    expect(asked.length).toBe(1);
  });

  it('[M9] that OBS refuses is refused in its words, and so it stands in the log', async () => {
    await loaded(none);
    gallery.desk.makeOverlay = () => Promise.reject(new Error('OBS refused CreateInput: code 605.'));
    const reply = await gallery.ask('overlay.make', { key: 'a-key-of-its-own' });
    expect(reply).toMatchObject({ ok: false, refusal: { message: 'OBS did not make it: OBS refused CreateInput: code 605.' } });
    expect((await facts()).at(-1)).toMatchObject({ type: 'overlay.failed', why: 'OBS refused CreateInput: code 605.' });
    expect(await gallery.ask('overlay.make', { key: 'a-key-of-its-own' })).toEqual(reply);
  });

  it('[M9] is refused on air, while OBS transmits, and without an OBS', async () => {
    gallery = await live();
    const asked = obsHas(none);
    expect(refused(await gallery.ask('overlay.make', {}))).toBe('wrong-phase');
    await gallery.close();
    const later = await loaded(none);
    gallery.desk.stream(true);
    expect(refused(await gallery.ask('overlay.make', {}))).toBe('switcher-transmits');
    gallery.desk.stream(false);
    Object.assign(gallery.desk, { kind: 'rehearsal' });
    expect(refused(await gallery.ask('overlay.make', {}))).toBe('wrong-phase');
    expect([...asked, ...later]).toEqual([]);
  });

  it('[M9] holds up no take: OBS may take its time', async () => {
    await loaded(none, 'rehearsal');
    let answer: () => void = () => undefined;
    gallery.desk.makeOverlay = () =>
      new Promise((resolve) => {
        answer = () => resolve({ did: 'made', found: well });
      });
    const asking = gallery.ask('overlay.make', {});
    await gallery.ask('episode.ready', {});
    expect((await gallery.take()).ok).toBe(true);
    answer();
    expect((await asking).ok).toBe(true);
    expect((await facts()).at(-1)).toMatchObject({ type: 'overlay.made' });
  });
});

describe('the address that OBS is given', () => {
  const obs = (host: string) => ({ url: `ws://${host}:4455`, password: undefined });
  it.each([
    ['127.0.0.1', '127.0.0.1', 'localhost'],
    ['0.0.0.0', 'localhost', 'localhost'],
    ['192.168.1.5', '127.0.0.1', '192.168.1.5'],
    ['192.168.1.5', '192.168.1.9', '192.168.1.5'],
    ['127.0.0.1', '192.168.1.9', null],
  ])('[M9] of a server on %s, for an OBS on %s: %s', async (host, mixer, seen) => {
    expect(await hostForMixer({ host, obs: obs(mixer) })).toBe(seen);
  });

  it('[M9] is never “everywhere”', async () => {
    expect(await hostForMixer({ host: '0.0.0.0', obs: obs('192.0.2.7') })).not.toMatch(/^(?:0\.0\.0\.0|::|localhost)$/);
  });
});
