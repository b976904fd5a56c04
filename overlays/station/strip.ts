/** The station's own mark, upper left, while the show is on; and the line-up card for setting the page up. */

import type { OutputView } from '../../server/contract/views.ts';
import { textIn } from '../graphics/words.ts';
import type { LinkState } from '../program/link.ts';
import { wallClock } from '../program/wall-clock.ts';
import './strip.css';

export type Strip = {
  readonly show: (view: OutputView) => void;
  readonly link: (state: LinkState) => void;
  readonly tick: (airNow: number) => void;
};

export const linkWords: Readonly<Record<LinkState, string>> = {
  connecting: '连接中 connecting',
  connected: '已连接 connected',
  lost: '已断开 lost, trying again',
  refused: '密钥无效 key refused',
};

/** It is the time in the picture that the station's viewers see: without its delay, the time of day is later. */
const timeWord = '观众时间 viewers’ time';

/**
 * The station's picture in its mark, in place of its name; where it has none, or one that cannot be loaded, the name stands.
 */
const openMark = (strip: HTMLElement) => {
  let wanted = '';
  return {
    show: ({ id, logo = '' }: NonNullable<OutputView['station']>) => {
      if (logo === wanted) return;
      wanted = logo;
      strip.querySelector('img')?.remove();
      strip.removeAttribute('data-logo');
      if (logo === '') return;
      const picture = document.createElement('img');
      picture.alt = '';
      picture.onload = () => {
        if (wanted !== logo) return;
        strip.append(picture);
        strip.setAttribute('data-logo', '');
      };
      // Pages lie in a folder each, beside the marks'.
      picture.src = `../mark/${encodeURIComponent(id)}/${encodeURIComponent(logo)}`;
    },
  };
};

/** @param isTest shows the mark always, with the state of the line and a running clock */
export const openStrip = (front: HTMLElement, isTest: boolean): Strip => {
  front.innerHTML =
    '<div class="strip"><i></i><b data-part="name"></b></div><div class="line-up"><b data-part="link"></b><span data-part="time"></span></div>';
  const [strip, lineUp] = [front.querySelector<HTMLElement>('.strip'), front.querySelector<HTMLElement>('.line-up')];
  const write = (part: string, text: string) => {
    const element = front.querySelector(`[data-part="${part}"]`);
    if (element && element.textContent !== text) element.textContent = text;
  };
  const mark = strip && openMark(strip);
  let clock = wallClock(undefined, true);
  if (strip) strip.hidden = true;
  if (lineUp) lineUp.hidden = !isTest;

  return {
    show: ({ station, activation, language, zone }) => {
      clock = wallClock(zone, true);
      if (!strip) return;
      strip.hidden = !station || (activation === null && !isTest);
      if (!station) return;
      mark?.show(station);
      write('name', textIn(station.name, language));
      if (station.colour) strip.style.setProperty('--station', station.colour);
    },
    link: (state) => write('link', linkWords[state]),
    tick: (airNow) => {
      // The moment that is in the station's own picture, which a delay of its path puts behind the time of day.
      if (isTest) write('time', `${timeWord} ${clock(airNow)}`);
    },
  };
};
