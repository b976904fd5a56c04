/** Tables over the operators' door: who may bring them, what they are told, and what is remembered. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../server/contract/commands.ts';
import { type ImportPreview, ImportPreviewSchema } from '../../server/contract/imports.ts';
import { seconds } from '../../server/contract/units.ts';
import { decide } from '../../server/core/decide/index.ts';
import { type Evening, live } from '../core/evening.ts';
import { aPlan, segment } from '../core/plans.ts';
import { openHouse } from './door-house.ts';

const rundown = 'id,Titel,Dauer\nguest,County head,2:30\noranges,Oranges,\n';
const mapping = JSON.stringify(['id', 'title', 'planned']);

describe('imports at the operators’ door', () => {
  let evening: Evening;
  let house: Awaited<ReturnType<typeof openHouse>>;

  /** As playout does it: decided, folded, answered. */
  const answer = async ({ command, who }: { command: { type: string }; who: { id: string; name: string } }): Promise<Reply> => {
    const decision = decide(command as never, evening.show, { ...evening.whole(), who });
    if ('refusal' in decision) return { ok: false, refusal: decision.refusal };
    evening.fold(decision.facts, who.name);
    house.plan.context = evening.context;
    return { ok: true, recorded: true };
  };
  beforeEach(async () => {
    evening = live();
    house = await openHouse(answer as never);
    house.plan.context = evening.context;
  });
  afterEach(() => house.close());

  const post = async (path: string, body: string | Uint8Array, query: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(
      `${house.address}/operators/imports/${path}?${new URLSearchParams({ subject: 'rundown', mode: 'merge', name: 'tonight.csv', ...query })}`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', origin: house.address, ...headers },
        body: body as BodyInit,
      },
    );
  const as = async (role: 'producer' | 'viewer' | 'vote' | 'director', name: string) => ({ cookie: await house.cookieFor(role, name) });
  const previewed = async (answered: Response): Promise<ImportPreview> => ImportPreviewSchema.parse(await answered.json());

  it('[I14] are for those who may edit the plan, from our own page', async () => {
    expect((await post('preview', rundown, {})).status).toBe(401);
    for (const role of ['viewer', 'vote'] as const) {
      const headers = await as(role, role);
      for (const path of ['preview', 'accept'])
        expect((await post(path, rundown, { ground: '0', key: 'a-key-of-mine' }, headers)).status).toBe(403);
    }
    const producer = await as('producer', 'Su Ye');
    expect((await post('preview', rundown, {}, { ...producer, origin: 'http://elsewhere.example' })).status).toBe(403);
    expect((await post('preview', rundown, {}, producer)).status).toBe(200);
    expect(house.asked).toEqual([]);
  });

  it('[I13] remember what the columns were for, for whoever brings those headings next', async () => {
    const producer = await as('producer', 'Su Ye');
    const guessed = await previewed(await post('preview', rundown, {}, producer));
    expect(guessed).toMatchObject({ mapping: ['id', null, null], isRemembered: false });
    const preview = await previewed(await post('preview', rundown, { mapping }, producer));
    expect(preview).toMatchObject({ mapping: ['id', 'title', 'planned'], tally: { changed: 2 }, problems: [], sheet: '' });
    expect(house.asked).toEqual([]);
    const accepted = await post('accept', rundown, { mapping, ground: preview.ground, key: 'a-key-of-mine' }, producer);
    expect(await accepted.json()).toEqual({ ok: true, recorded: true });
    expect(evening.context.retimed).toEqual({ guest: seconds(150) });
    const again = await previewed(await post('preview', rundown, {}, await as('director', 'Lin Jia')));
    expect(again).toMatchObject({ mapping: ['id', 'title', 'planned'], isRemembered: true, tally: { changed: 0, unchanged: 2 } });
  });

  it('[I4] are refused when the plan has moved under the preview', async () => {
    const producer = await as('producer', 'Su Ye');
    const { ground } = await previewed(await post('preview', rundown, { mapping }, producer));
    evening.ask('segment.retime', { segmentId: 'closing', planned: seconds(30) }, { who: { id: 'jun', name: 'Jun' } });
    house.plan.context = evening.context;
    const refused = await post('accept', rundown, { mapping, ground, key: 'a-key-of-mine' }, producer);
    expect(await refused.json()).toMatchObject({
      ok: false,
      refusal: { code: 'stale', message: 'Jun edited the plan since this preview. Look at it again.' },
    });
    expect(evening.context.retimed).toEqual({ closing: seconds(30) });
  });

  it('[I17] keep what somebody edited, unless its row is named as the table’s', async () => {
    const producer = await as('producer', 'Su Ye');
    evening.ask('segment.retime', { segmentId: 'guest', planned: seconds(30) }, { who: { id: 'jun', name: 'Jun' } });
    house.plan.context = evening.context;
    const { rows, ground } = await previewed(await post('preview', rundown, { mapping }, producer));
    expect(rows.find(({ id }) => id === 'guest')).toMatchObject({ what: 'held', why: 'edited', editedBy: 'Jun' });
    const chosen = { mapping, overwrite: 'guest,closing' };
    expect((await previewed(await post('preview', rundown, chosen, producer))).tally).toMatchObject({ changed: 2, held: 0 });
    await post('accept', rundown, { ...chosen, ground, key: 'a-key-of-mine' }, producer);
    expect(evening.context.retimed).toEqual({ guest: seconds(150) });
    expect((await post('preview', rundown, { overwrite: 'no such row!' }, producer)).status).toBe(400);
  });

  it('[I11] are not accepted while a cell cannot be used', async () => {
    const producer = await as('producer', 'Su Ye');
    const bad = 'id,length\nguest,soon\n';
    const { problems, ground } = await previewed(await post('preview', bad, {}, producer));
    expect(problems).toEqual([{ cell: 'B2', target: 'planned', code: 'length', read: 'soon' }]);
    const refused = await post('accept', bad, { ground, key: 'a-key-of-mine' }, producer);
    expect(refused.status).toBe(422);
    expect(house.asked).toEqual([]);
  });

  it('[I15] say a column that is missing once, after the cells that say something wrong', async () => {
    const producer = await as('producer', 'Su Ye');
    const rows = Array.from({ length: 40 }, (_, n) => `p-${n},Product ${n},${n === 20 ? 'cheap' : '9.90'},${n < 30 ? '' : 'box'}`);
    const table = ['id,name,price,unit', ...rows].join('\n');
    const { problems, moreProblems } = await previewed(await post('preview', table, { subject: 'products' }, producer));
    expect(problems[0]).toMatchObject({ cell: 'C22', code: 'price', read: 'cheap' });
    expect(problems).toContainEqual({ cell: '', target: 'seller', code: 'no-column', read: '', hint: '40' });
    expect(problems).toContainEqual(expect.objectContaining({ target: 'unit', code: 'missing-in', hint: '30' }));
    expect(problems.length).toBeLessThan(15);
    expect(moreProblems).toBe(0);
  });

  it('[I1] name each row in both languages, and a new one by no id that was made for it', async () => {
    const producer = await as('producer', 'Su Ye');
    const { rows } = await previewed(await post('preview', 'title (zh),planned\n天气,1:00\n,2:00\n', {}, producer));
    expect(rows.filter(({ what }) => what === 'added').map(({ name }) => name)).toEqual([{ zh: '天气', en: '天气' }, null]);
  });

  it('[I12] say what is wrong with a file, and take none that is too large', async () => {
    const producer = await as('producer', 'Su Ye');
    const of = async (body: string | Uint8Array) => {
      const answered = await post('preview', body, {}, producer);
      return [answered.status, ((await answered.json()) as { code: string }).code];
    };
    expect(await of('')).toEqual([400, 'no-rows']);
    expect(await of(new Uint8Array([0, 1, 2, 3]))).toEqual([422, 'not-a-table']);
    expect(await of(`id\n${'a\n'.repeat(900)}`)).toEqual([422, 'too-many-rows']);
    expect(await of('x'.repeat(5_000_001))).toEqual([413, 'too-large']);
    house.plan.context = null;
    expect(await of(rundown)).toEqual([409, 'no-plan']);
  });

  it('[I10] bring an earlier episode in as it ended or as it was planned, without what tonight does not know', async () => {
    const segments = [
      segment('opening', 60),
      segment('guest', 100, { guest: 'zhao' }),
      segment('tasting', 45, { guest: 'lin', title: 'Tasting' }),
    ];
    const yesterday = aPlan({ segments, polls: [] });
    await house.store.startActivation({
      ...{ id: 'yesterday', kind: 'live', episode: 'second.yaml' },
      plan: JSON.stringify(yesterday),
      startedAt: 1,
      ended: true,
    });
    const bodies = [{ type: 'preflight.begun' }, { type: 'segment.retimed', segmentId: 'tasting', planned: seconds(80) }];
    await house.store.append(
      bodies.map((body, n) => ({ ...{ activationId: 'yesterday', seq: n + 1, id: `f-${n}`, version: 1, at: 2, by: 'Mei' }, body })),
    );
    const producer = await as('producer', 'Su Ye');
    const listed = await fetch(`${house.address}/operators/imports/episodes?lang=en`, { headers: producer });
    expect(await listed.json()).toEqual([{ id: 'yesterday', kind: 'live', startedAt: 1, title: 'The third evening', date: '2026-12-03' }]);
    const lengthsOf = async (how: string) => {
      const preview = await previewed(await post('preview', '', { episode: 'yesterday', as: how, name: 'Yesterday' }, producer));
      expect(preview.notes).toEqual([{ cell: '2', code: 'left-out', read: 'zhao', hint: 'guest' }]);
      return preview.rows.find(({ id }) => id === 'tasting')?.fields.find(({ target }) => target === 'planned')?.will;
    };
    expect(await lengthsOf('planned')).toBe('0:45');
    expect(await lengthsOf('ended')).toBe('1:20');
    expect((await post('preview', '', { episode: 'nobody' }, producer)).status).toBe(404);
  });

  it('[I12] wait for a slow disk, say what to do when it stays slow, and are done whether columns are remembered or not', async () => {
    const producer = await as('producer', 'Su Ye');
    const { ground } = await previewed(await post('preview', rundown, { mapping }, producer));
    house.store.breakDown('late');
    const slow = await post('preview', rundown, {}, producer);
    expect([slow.status, await slow.json()]).toEqual([503, { code: 'busy', message: 'The disk was slow: try again.' }]);
    const accepted = await post('accept', rundown, { mapping, ground, key: 'a-key-of-mine' }, producer);
    expect(await accepted.json()).toEqual({ ok: true, recorded: true });
    expect(evening.context.retimed).toEqual({ guest: seconds(150) });
    const again = { mode: 'merge', ground: '0', key: 'a-key-of-hers', episode: 'yesterday' };
    const refused = await post('accept', '', again, producer);
    expect(await refused.json()).toEqual({ code: 'busy', message: 'The disk was slow: press Accept again.' });
    house.store.mend();
  });

  it('[I14] and the plan is taken away as a file by whoever is signed in', async () => {
    const viewer = await as('viewer', 'Ma Li');
    const get = (path: string, headers = {}) => fetch(`${house.address}/operators/exports/${path}`, { headers });
    expect((await get('rundown.csv')).status).toBe(401);
    const csv = await get('rundown.csv', viewer);
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="third-rundown.csv"');
    const file = await csv.text();
    expect(file.split('\r\n')[0]).toBe('id,title:zh,title:en,kind,start,planned,place,guest,product,shots,sells,notes:zh,notes:en');
    const xlsx = new Uint8Array(await (await get('products.xlsx', viewer)).arrayBuffer());
    expect([...xlsx.subarray(0, 2)]).toEqual([0x50, 0x4b]);
    const back = await previewed(await post('preview', xlsx, { subject: 'products' }, await as('producer', 'Su Ye')));
    expect(back).toMatchObject({ problems: [], tally: { added: 0, changed: 0, held: 0, unchanged: 3 } });
  });
});
