/** Links, sessions and cookies of the operators' door, over real HTTP and sockets. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { theServer, tieOf } from '../../server/contract/inviters.ts';
import { openHouse } from './door-house.ts';

const hours = (n: number) => n * 3_600_000;

describe('signing in to the control room', () => {
  let house: Awaited<ReturnType<typeof openHouse>>;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  it('[C2] lets the director in with the link, once', async () => {
    const link = await house.door.newSignInLink('director', 'Lin');
    expect(link).toMatch(/^\/control\/sign-in#token=[\w-]{40,}$/);

    const first = await house.signIn(link);
    expect(first.status).toBe(200);
    expect(await first.json()).toMatchObject({ name: 'Lin', role: 'director' });

    const second = await house.signIn(link);
    expect(second.status).toBe(401);
    expect(await second.json()).toMatchObject({ message: expect.stringMatching(/used already.*director.*restart/i) });
  });

  it('lets only one of two browsers in that open the same link at the same moment', async () => {
    const link = await house.door.newSignInLink('director', 'Lin');
    const answers = await Promise.all([house.signIn(link), house.signIn(link), house.signIn(link)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  it('gives a cookie that scripts cannot read and other sites cannot use', async () => {
    const cookie = (await house.signIn(await house.door.newSignInLink('vote', 'Wu'))).headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).toMatch(/Max-Age=57600/);
    expect(cookie).toContain(`cuecart-operator-${new URL(house.address).port}=`);
  });

  it('keeps neither the link nor the session where the disk could show them', async () => {
    const link = await house.door.newSignInLink('director', 'Lin');
    const token = link.split('#token=')[1] ?? '';
    expect(await house.store.get(`operator-link:${token}`)).toBeUndefined();
    const cookie = house.cookieOf(await house.signIn(link)).split('=')[1] ?? '';
    expect(await house.store.get(`operator-session:${cookie}`)).toBeUndefined();
  });

  it('refuses a link that was never given out', async () => {
    const answer = await house.post('/operators/sign-in', { token: 'a'.repeat(43) });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ message: expect.stringContaining('not a sign-in link of this server') });
  });

  it('refuses a link after 24 hours and a session after 16', async () => {
    const old = await house.door.newSignInLink('director', 'Lin');
    house.clock.shift(hours(25));
    expect((await house.signIn(old)).status).toBe(401);

    const cookie = await house.cookieFor('director', 'Lin');
    house.clock.shift(hours(17));
    expect(await house.refusalOf(house.open({ cookie }))).toBe('not-signed-in');
  });

  it('refuses nonsense, too much, and other sites', async () => {
    expect((await house.post('/operators/sign-in', '{"token":')).status).toBe(400);
    expect((await house.post('/operators/sign-in', { token: 'x'.repeat(5000) })).status).toBe(413);
    expect((await house.post('/operators/sign-in', { token: 'x' })).status).toBe(401);
    const link = await house.door.newSignInLink('director', 'Lin');
    const elsewhere = await house.post('/operators/sign-in', { token: link.split('#token=')[1] }, { origin: 'https://evil.example' });
    expect(elsewhere.status).toBe(403);
    expect((await house.signIn(link)).status).toBe(200);
  });

  it('stops an address that tries link after link', async () => {
    const tries = await Promise.all(Array.from({ length: 14 }, () => house.post('/operators/sign-in', { token: 'b'.repeat(43) })));
    expect(tries.filter(({ status }) => status === 429).length).toBe(4);
    const late = await house.signIn(await house.door.newSignInLink('director', 'Lin'));
    expect(late.status).toBe(429);
    expect(late.headers.get('retry-after')).not.toBeNull();
  });

  it('lets the director invite, and nobody else', async () => {
    const director = await house.cookieFor('director', 'Lin');
    const invited = await house.post('/operators/invite', { role: 'vote', name: 'Wu' }, { cookie: director });
    const { link } = (await invited.json()) as { link: string };
    const vote = house.cookieOf(await house.signIn(link));
    expect((await house.post('/operators/invite', { role: 'director', name: 'Wu' }, { cookie: vote })).status).toBe(403);
    expect((await house.post('/operators/invite', { role: 'director', name: 'Wu' })).status).toBe(401);
    expect((await house.post('/operators/invite', { role: 'king', name: 'Wu' }, { cookie: director })).status).toBe(400);
  });

  it('closes every screen of a session that signs out', async () => {
    const cookie = await house.cookieFor('director', 'Lin');
    const screen = await house.enter(cookie);
    const gone = new Promise((resolve) => screen.once('disconnect', resolve));
    expect((await house.post('/operators/sign-out', {}, { cookie })).status).toBe(200);
    await gone;
    expect(await house.refusalOf(house.open({ cookie }))).toBe('not-signed-in');
  });
});

describe('who let whom in', () => {
  let house: Awaited<ReturnType<typeof openHouse>>;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());
  const invite = async (cookie: string, role: string, name: string) => {
    const answer = await house.post('/operators/invite', { role, name }, { cookie });
    return { status: answer.status, ...((await answer.json()) as { link?: string; message?: string }) };
  };
  const meOf = async (cookie: string) => {
    const screen = house.open({ cookie });
    return new Promise<{ id: string; name: string; invitedBy?: readonly { id: string; name: string }[] }>((told) =>
      screen.once('me', told),
    );
  };

  it('[C7] is remembered from the one who came by the server’s own link down to whoever was invited last', async () => {
    const lin = house.cookieOf(await house.signIn(await house.door.newSignInLink('director', 'Lin')));
    const dora = house.cookieOf(await house.signIn((await invite(lin, 'director', 'Dora')).link ?? ''));
    const wu = house.cookieOf(await house.signIn((await invite(dora, 'vote', 'Wu')).link ?? ''));
    const [first, second, third] = [await meOf(lin), await meOf(dora), await meOf(wu)];
    expect(first.invitedBy).toEqual([theServer]);
    expect(second.invitedBy).toEqual([{ id: first.id, name: 'Lin' }, theServer]);
    expect(third.invitedBy).toEqual([{ id: second.id, name: 'Dora' }, { id: first.id, name: 'Lin' }, theServer]);
    expect(house.door.operators().find(({ name }) => name === 'Wu')?.invitedBy).toEqual(third.invitedBy);
  });

  it('[C7] is nobody for one of the crew’s list, who is the same one at every sign-in', async () => {
    const twice = [await house.door.signInLinkFor('vote', 'Bo'), await house.door.signInLinkFor('vote', 'Bo')];
    const [one, again] = await Promise.all(twice.map(async (link) => meOf(house.cookieOf(await house.signIn(link)))));
    expect(one).toMatchObject({ name: 'Bo', invitedBy: [] });
    expect(again?.id).toBe(one?.id);
    expect((await meOf(house.cookieOf(await house.signIn(await house.door.signInLinkFor('vote', 'Cy'))))).id).not.toBe(one?.id);
  });

  it('[C7] is a row that ends somewhere: nobody is invited below the eighth', async () => {
    let cookie = house.cookieOf(await house.signIn(await house.door.signInLinkFor('director', 'D0')));
    for (let n = 1; n < 9; n += 1) cookie = house.cookieOf(await house.signIn((await invite(cookie, 'director', `D${n}`)).link ?? ''));
    expect(await invite(cookie, 'vote', 'One too many')).toMatchObject({ status: 409, message: expect.stringContaining('further up') });
  });

  it('[C7] is not known of a sign-in from before it was kept, which still lets in', async () => {
    const token = 't'.repeat(43);
    const old = { id: 'op-old', name: 'Old', role: 'director', expiresAt: house.clock.now() + hours(1) };
    await house.store.set(`operator-session:${createHash('sha256').update(token).digest('hex')}`, JSON.stringify(old));
    const cookie = `cuecart-operator-${new URL(house.address).port}=${token}`;
    const me = await meOf(cookie);
    expect(me).toMatchObject({ id: 'op-old' });
    expect(me.invitedBy).toBeUndefined();
    const wu = await meOf(house.cookieOf(await house.signIn((await invite(cookie, 'vote', 'Wu')).link ?? '')));
    expect(tieOf(me, wu).is).toBe('invited');
    expect(tieOf(wu, { id: 'crew-ann', name: 'Ann', invitedBy: [] }).is).toBe('unknown');
  });
});

describe('the mark of a device', () => {
  let house: Awaited<ReturnType<typeof openHouse>>;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());
  const port = () => new URL(house.address).port;
  const markIn = (response: Response): string =>
    response.headers.getSetCookie().find((cookie) => cookie.startsWith(`cuecart-device-${port()}=`)) ?? '';
  const deviceOf = async (response: Response): Promise<string | undefined> => {
    await house.send(await house.enter(house.cookieOf(response)), { type: 'graphic.clear', key: `key-${house.asked.length}-0000` });
    return house.asked.at(-1)?.who.device;
  };

  it('[C7] is a lasting cookie of its own that scripts cannot read and other sites cannot use, and is kept as a hash', async () => {
    const signedIn = await house.signIn(await house.door.newSignInLink('director', 'Lin'));
    const cookie = markIn(signedIn);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).toMatch(/Max-Age=34560000/);
    const mark = cookie.split(/[=;]/)[1] ?? '';
    expect(mark).toMatch(/^[\w-]{43}$/);
    expect(await deviceOf(signedIn)).toBe(createHash('sha256').update(mark).digest('hex'));
  });

  it('[C7] stays the same for whoever signs in with that browser next, over a sign-out too; another browser has another', async () => {
    const link = () => house.door.newSignInLink('director', 'Lin');
    const first = await house.signIn(await link());
    const mark = markIn(first).split(';')[0] ?? '';
    const out = await house.post('/operators/sign-out', {}, { cookie: `${house.cookieOf(first)}; ${mark}` });
    expect(out.headers.getSetCookie().join()).not.toContain('cuecart-device');
    const again = await house.signIn(await link(), { cookie: mark });
    expect(markIn(again).split(';')[0]).toBe(mark);
    const elsewhere = await house.signIn(await link());
    const devices = [await deviceOf(again), await deviceOf(elsewhere)];
    expect(devices[0]).toBe(
      createHash('sha256')
        .update(mark.split('=')[1] ?? '')
        .digest('hex'),
    );
    expect(devices[1]).not.toBe(devices[0]);
  });

  it('[C7] is made anew where the browser brings none that we gave', async () => {
    const answer = await house.signIn(await house.door.newSignInLink('director', 'Lin'), { cookie: `cuecart-device-${port()}=me` });
    expect(markIn(answer)).toMatch(/=[\w-]{43};/);
  });
});

describe('signing in while the disk is away', () => {
  let house: Awaited<ReturnType<typeof openHouse>>;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  it('keeps everybody who is signed in, and lets their screens come back', async () => {
    const cookie = await house.cookieFor('director', 'Lin');
    house.store.breakDown('full');
    const screen = await house.enter(cookie);
    expect(await house.send(screen, { type: 'graphic.clear', key: 'key-0001' })).toEqual({ ok: true, recorded: true });
  });

  it('still gives out a link that works once', async () => {
    house.store.breakDown('late');
    const link = await house.door.newSignInLink('producer', 'Zhao');
    expect((await house.signIn(link)).status).toBe(200);
    expect((await house.signIn(link)).status).toBe(401);
  });

  it('says so when it cannot know a link', async () => {
    house.store.breakDown('full');
    const answer = await house.post('/operators/sign-in', { token: 'c'.repeat(43) });
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ message: expect.stringContaining('disk') });
    expect(await house.refusalOf(house.open({ cookie: `cuecart-operator-${new URL(house.address).port}=${'d'.repeat(43)}` }))).toBe(
      'needs-disk',
    );
  });
});
