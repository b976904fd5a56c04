/**
 * A test picture for setting an overlay up in a mixer: who we are, how see-through each step is, where the safe areas end, a flash with a
 * beep once in two seconds of our clock, a count of frames, and the moment for machines: what a status page reads of it in a return
 * picture is the way through the station's own mixer and back.
 *
 * It needs no line: the name of the station and our time come with one. Nothing of the show is in it.
 */
import '@fontsource-variable/noto-sans-sc';
import { textIn } from '../graphics/words.ts';
import { readOptions } from '../program/options.ts';
import { readShape } from '../program/shape.ts';
import { openStage } from '../program/stage.ts';
import { openDesk } from '../status/ask-desk.ts';
import { codeOverAll } from '../time-code/over-all.ts';
import { openBeep } from './beep.ts';
import './test.css';
import { isFlash, rampSteps, timeText } from './test-times.ts';

const options = readOptions(location.hash, location.search);
const stage = openStage(document.body, options.background, readShape(location.hash, location.search));

stage.front.innerHTML = `
  <div class="safe action"><span class="edge">action safe 93 %</span></div>
  <div class="safe title"><span class="edge low">title safe 90 %</span></div>
  <i class="corner nw"></i><i class="corner ne"></i><i class="corner sw"></i><i class="corner se"></i>
  <div class="cross"></div>
  <div class="ident"><b class="ident-name" data-part="name"></b><span class="ident-line" data-part="line"></span></div>
  <div class="ramp" aria-hidden="true">${rampSteps
    .map(
      (alpha) =>
        `<div><i class="patch white" style="opacity:${alpha / 100}"></i><i class="patch colour" style="opacity:${alpha / 100}"></i><span class="step">${alpha} %</span></div>`,
    )
    .join('')}</div>
  <div class="sync"><i class="flash" data-part="flash"></i><span class="note" data-part="beep"></span></div>
  <div class="frames"><span class="note" data-part="time"></span><b class="frame" data-part="frame">0</b></div>`;

const part = (name: string) => stage.front.querySelector<HTMLElement>(`[data-part="${name}"]`);
const write = (name: string, text: string) => {
  const element = part(name);
  if (element && element.textContent !== text) element.textContent = text;
};

const words = {
  connecting: '连接中 connecting',
  connected: '已连接 connected',
  lost: '未连接：时间为本机时间 no line: this machine’s own time',
  refused: '密钥无效 key refused',
};
write('name', options.output);
write('line', words.connecting);
const desk = openDesk(options, ({ own, state }) => {
  if (own) write('name', textIn(own.station.name, options.language ?? own.station.language));
  write('line', `CUECART · ${words[state]}`);
});

const beep = openBeep((hears) => write('beep', hears ? '♪ 声画同步 sync beep' : '静音：点一下页面 muted: click the page'));
let frame = 0;
let wasFlash = false;
const draw = () => {
  frame += 1;
  const now = desk.serverNow();
  const flash = isFlash(now);
  part('flash')?.classList.toggle('on', flash);
  // With the first frame of the flash, so that what is heard and what is seen leave this page together.
  if (flash && !wasFlash) beep.sound();
  wasFlash = flash;
  write('frame', String(frame));
  write('time', timeText(now));
  requestAnimationFrame(draw);
};
requestAnimationFrame(draw);
codeOverAll(stage.front, { now: desk.serverNow, vouches: () => (desk.isTrue() ? 'test' : null) });
