/** Delivery reports at the operators' door: to whom, and in which forms. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeliveryEvenings, DeliveryReport } from '../../server/contract/delivery.ts';
import { openHouse } from './door-house.ts';

describe('delivery reports at the desk', () => {
  let house: Awaited<ReturnType<typeof openHouse>>;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  const get = async (path: string, signedIn = true) =>
    fetch(`${house.address}/operators/delivery${path}`, signedIn ? { headers: { cookie: await house.cookieFor('viewer', 'Ma Li') } } : {});
  const of = (form: string, more = '') => `/${form}?activation=evening-1${more}`;

  it('[F53] are for whoever is signed in, and for nobody else; an evening or a station that there is not is said', async () => {
    for (const path of ['', of('report'), of('report.csv'), of('graphics.csv'), of('report.json'), of('print')]) {
      expect((await get(path, false)).status).toBe(401);
      expect((await get(path)).status).toBe(200);
    }
    for (const [path, status] of [
      ['/report', 400] as const,
      ['/report?activation=x', 404] as const,
      [of('report', '&station=x'), 404] as const,
    ])
      expect((await get(path)).status).toBe(status);
  });

  it('[F53] are read by the desk, all stations or one', async () => {
    const { evenings } = DeliveryEvenings.parse(await (await get('')).json());
    expect(evenings.map(({ activation }) => activation)).toEqual(['evening-1']);
    expect(DeliveryReport.parse(await (await get(of('report'))).json()).stations).toHaveLength(7);
    expect(DeliveryReport.parse(await (await get(of('report', '&station=hubei'))).json()).stations).toHaveLength(1);
  });

  it('[F53] are files for a spreadsheet, in which what is not on record is empty and is not nought', async () => {
    const [head = '', ...rows] = (await (await get(of('report.csv'))).text()).trim().split('\r\n');
    const column = head.replace('\uFEFF', '').split(',').indexOf('eventsDue');
    expect(rows.map((row) => row.split(',')[column])).toEqual(['214', '', '214', '214', '', '214', '214']);
    const graphics = await (await get(of('graphics.csv', '&lang=zh'))).text();
    expect(graphics).toContain('洛川苹果,apples,no,yes,');
  });

  it('[F53] are a page to print in both languages, that runs nothing', async () => {
    const page = await get(of('print', '&lang=zh'));
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await page.text();
    for (const words of ['送达报告', '洛川苹果', '付费', 'a1b2c3d4-88', '?activation=evening-1&amp;lang=en']) expect(html).toContain(words);
    expect(await (await get(of('print'))).text()).toContain('Luochuan apples');
    expect(html).not.toContain('<script');
  });
});
