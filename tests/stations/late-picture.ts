/**
 * Stands in for a capture device of a status page: a picture with the house's clock code in it, as late as is asked for, and with the code of
 * the test picture, not late at all. Both go through the same browser and the same load, so that what is between them is the delay alone.
 */
import type { Page } from 'playwright-core';

type Asked = { readonly late: number; readonly house: string; readonly test: string };
type Watch = { readonly introduced: number[] };

/** In the page: puts the real pages into frames, and their codes into a picture. @returns nothing; `window.introduced` has what was introduced */
const standIn = ({ late, house, test }: Asked) => {
  const introduced: number[] = [];
  Object.assign(window, { introduced });
  const open = (address: string) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    frame.style.cssText = 'position:fixed;right:0;bottom:0;width:480px;height:270px;opacity:0.02;pointer-events:none';
    document.body.append(frame);
    return () => frame.contentDocument;
  };
  const [program, picture] = [open(house), open(test)];
  const screen = document.createElement('canvas');
  [screen.width, screen.height] = [640, 360];
  const brush = screen.getContext('2d');
  const waiting: { at: number; code: HTMLCanvasElement }[] = [];
  const keep = (code: HTMLCanvasElement) => {
    const copy = document.createElement('canvas');
    [copy.width, copy.height] = [code.width, code.height];
    copy.getContext('2d')?.drawImage(code, 0, 0);
    waiting.push({ at: performance.now(), code: copy });
  };
  const draw = () => {
    requestAnimationFrame(draw);
    const [now, code] = [performance.now(), program()?.querySelector('[data-graphic=clock]')?.shadowRoot?.querySelector('canvas')];
    const fresh = picture()?.querySelector<HTMLCanvasElement>('.time-code');
    if (code) keep(code);
    while (waiting[1] && now - waiting[1].at >= late) waiting.shift();
    const [due] = waiting;
    if (!brush || !fresh || !due || now - due.at < late) return;
    brush.imageSmoothingEnabled = false;
    brush.fillStyle = '#456';
    brush.fillRect(0, 0, screen.width, screen.height);
    brush.drawImage(due.code, 60, 40, due.code.width * 12, due.code.height * 12);
    brush.drawImage(fresh, 60, 200, fresh.width * 12, fresh.height * 12);
    introduced.push(now - due.at);
  };
  draw();
  navigator.mediaDevices.getUserMedia = async () => screen.captureStream();
};

export const lendPicture = (page: Page, asked: Asked): Promise<void> => page.evaluate(standIn, asked);

/** What the page says now of both codes, and how late the house's was made of late. All at once. */
export const readMeasure = (page: Page): Promise<{ house: number; test: number; introduced: number }> =>
  page.evaluate(() => {
    const said = (by: string) => Number(document.querySelector<HTMLElement>(`[data-by=${by}]`)?.dataset.behind);
    const sorted = (window as unknown as Watch).introduced.slice(-50).sort((a, b) => a - b);
    return { house: said('house'), test: said('test'), introduced: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN };
  });
