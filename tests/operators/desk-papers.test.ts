/** What the operators' door hands out to read and to print, and to whom. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LogPageSchema } from '../../server/contract/desk-papers.ts';
import { openHouse } from './door-house.ts';

describe('the papers of the desk', () => {
  let house: Awaited<ReturnType<typeof openHouse>>;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  const get = async (path: string, signedIn = true) =>
    fetch(`${house.address}/operators/${path}`, signedIn ? { headers: { cookie: await house.cookieFor('viewer', 'Ma Li') } } : {});

  it('[D6] are for whoever is signed in, and for nobody else', async () => {
    for (const path of ['log', 'log.csv', 'log.json', 'as-run', 'as-run.csv', 'running-order']) {
      expect((await get(path, false)).status).toBe(401);
      expect((await get(path)).status).toBe(200);
    }
  });

  it('[D6] give the log page by page to its beginning, and no page is larger than asked', async () => {
    const seen: number[] = [];
    for (let before = ''; ; ) {
      const { rows, more } = LogPageSchema.parse(await (await get(`log?limit=100${before}`)).json());
      expect(rows.length).toBeLessThanOrEqual(100);
      seen.push(...rows.map(({ seq }) => seq));
      if (!more) break;
      before = `&before=${seen.at(-1)}`;
    }
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
    expect(seen.length).toBeGreaterThan(house.shown.view.log.length);
    expect((await get('log?limit=501')).status).toBe(400);
    expect((await get('log?before=0')).status).toBe(400);
  });

  it('[D7] give files with the filter’s rows only, and nothing that a spreadsheet runs', async () => {
    const csv = await get('log.csv?kind=noted&text=older%20row%202');
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="log.csv"');
    const lines = (await csv.text()).trim().split('\r\n').slice(1);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line).toMatch(/,noted,Older row 2/);
    expect(await (await get('log.csv')).text()).toContain(",noted,'=cmd");
    expect(await (await get('as-run.json?lang=zh')).json()).toMatchObject({ rows: [{ title: '开场' }, {}, {}, {}, {}, {}] });
  });

  it('[D10] give the log’s lines in the language that is asked for', async () => {
    const [first, ...rest] = house.shown.view.log;
    house.shown.view = { ...house.shown.view, log: [{ ...first!, text: { en: 'TAKE Apples', zh: '切播 苹果' } }, ...rest] };
    for (const as of ['csv', 'json']) {
      expect(await (await get(`log.${as}?lang=zh`)).text()).toContain('切播 苹果');
      const english = await (await get(`log.${as}?lang=en&text=苹果`)).text();
      expect(english, 'found by a word of either').toContain('TAKE Apples');
      expect(english).not.toContain('苹果');
    }
  });

  it('[D8] print the order in both languages, with every word of a file escaped and no script', async () => {
    const [row, ...rest] = house.shown.view.rundown;
    house.shown.view = { ...house.shown.view, rundown: [{ ...row!, title: '<b>Opening</b>' }, ...rest] };
    const english = await get('running-order?lang=en');
    expect(english.headers.get('content-security-policy')).toContain("default-src 'none'");
    const text = await english.text();
    expect(text).toContain('&lt;b&gt;Opening');
    expect(text).toContain('<th scope="col">Latest</th>');
    expect(text).toContain('out-words: “…and that is Luochuan”');
    expect(await (await get('running-order?lang=zh')).text()).toContain('<th scope="col">最晚</th>');
  });
});
