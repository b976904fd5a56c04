/** What the monitors show in our pictures: a studio drawn by the browser, as the scene's camera would see it. */
import type { Browser } from 'playwright-core';
import type { PretendHouse } from '../control-room/pretend-house.ts';

const person = (x: number, size: number, coat: string) => `
  <circle cx="${x}" cy="${210 - size}" r="${size * 0.42}" fill="#d9a684" />
  <path d="M${x - size} 360 q0 -${size * 1.7} ${size} -${size * 1.7} q${size} 0 ${size} ${size * 1.7} z" fill="${coat}" />`;
const apples = [250, 290, 330, 370].map((x) => `<circle cx="${x}" cy="318" r="19" fill="#b8322a" />`).join('');
const studio = (people: string) => `
  <body style="margin:0"><svg width="640" height="360" viewBox="0 0 640 360">
    <defs><linearGradient id="wall" x2="0" y2="1"><stop stop-color="#24405e"/><stop offset="1" stop-color="#5a3a2c"/></linearGradient></defs>
    <rect width="640" height="360" fill="url(#wall)" />
    <path d="M60 40 h150 v110 h-150 z M430 40 h150 v110 h-150 z" fill="#c98a3a" opacity=".55" />
    ${people}
    <path d="M130 330 h380 l30 30 h-440 z" fill="#7b5433" />${apples}
  </svg></body>`;

const scenes = {
  program: { scene: 'CAM 2 Host', drawn: studio(person(320, 92, '#223a6b')) },
  next: { scene: 'CAM 3 Guest', drawn: studio(person(230, 74, '#223a6b') + person(420, 74, '#5b2333')) },
} as const;

/** ms between two pictures of one monitor. */
const apart = 300;

/** Gives the house's monitors pictures, renewed as OBS would. */
export const hangPictures = async (browser: Browser, house: PretendHouse): Promise<void> => {
  const page = await browser.newPage({ viewport: { width: 640, height: 360 } });
  const draw = async (html: string) => {
    await page.setContent(html);
    return page.screenshot({ type: 'jpeg' });
  };
  const drawn = { program: await draw(scenes.program.drawn), next: await draw(scenes.next.drawn) };
  await page.close();
  house.monitors.picture = async (which, after) => {
    if (after > 0) await new Promise((resolve) => setTimeout(resolve, apart));
    return { number: after + 1, scene: scenes[which].scene, takenAt: house.clock.now(), jpeg: drawn[which] };
  };
};
