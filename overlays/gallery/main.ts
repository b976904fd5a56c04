/**
 * The gallery: every graphic in every state, language and length of text, one at a time, with no server and no key.
 *
 * Its #fragment says which (address.ts), and `format`, `key` and `alpha` as on every page; `safe=1` draws the safe areas, `bare=1` leaves the
 * controls away, `picture=1` puts a picture behind. When the picture stands the page says so in `data-shown`. The four CasparCG globals
 * play the graphic that is there.
 */
import '@fontsource-variable/noto-sans-sc';
import { registerGraphics } from '../graphics/register.ts';
import { formatNames } from '../program/format.ts';
import { readShape } from '../program/shape.ts';
import { openStage } from '../program/stage.ts';
import { openTemplate } from '../program/template.ts';
import { addressOf, further, languages, readAddress, type Wanted } from './address.ts';
import { type Choice, openPanel } from './panel.ts';
import { openPlayer } from './player.ts';
import { drawSafeAreas } from './safe-areas.ts';
import { allStories, type Named } from './stories/all.ts';
import { lengths, statesOf } from './story.ts';
import './gallery.css';

const stories = allStories as readonly [Named, ...Named[]];
const kinds = [...new Set(stories.map(({ kind }) => kind))];
const shape = readShape(location.hash, location.search);
const isSaid = (name: string) => new URLSearchParams(location.hash.slice(1)).get(name) === '1';

registerGraphics();
const isBare = isSaid('bare');
const room = document.createElement('main');
room.className = isBare ? 'room bare' : 'room';
document.body.append(room);
const stage = openStage(room, 'transparent', shape);
const player = openPlayer(stage);
const safeAreas = drawSafeAreas(stage.front, shape.format);
const page = document.documentElement;

const choose = (name: string, option: string) => {
  const said = new URLSearchParams(location.hash.slice(1));
  said.set(name, option);
  if (name === 'kind') said.delete('story');
  location.hash = said.toString();
};
const panel = isBare ? undefined : openPanel(document.body, choose);

const choicesOf = ({ named, language, length, state }: Wanted): readonly Choice[] => {
  const names = stories.filter(({ kind }) => kind === named.kind).map(({ name }) => name);
  const switchOf = (name: string, label: string, key: string): Choice => ({
    name,
    label,
    key,
    options: ['0', '1'],
    chosen: isSaid(name) ? '1' : '0',
  });
  return [
    { name: 'kind', label: 'Graphic 图文', key: 'k', options: kinds, chosen: named.kind },
    { name: 'story', label: 'Story 情形', key: 't', options: names, chosen: named.name },
    { name: 'state', label: 'State 状态', key: 's', options: statesOf(named.story), chosen: state },
    { name: 'lang', label: 'Language 语言', key: 'l', options: languages, chosen: language },
    { name: 'length', label: 'Text 文字', key: 'w', options: lengths, chosen: length },
    { name: 'format', label: 'Format 画幅', key: 'f', options: formatNames, chosen: shape.format },
    switchOf('safe', 'Safe areas 安全区', 'a'),
    switchOf('picture', 'Picture 背景', 'b'),
  ];
};

const show = async (): Promise<void> => {
  // The stage is built for one format.
  if (readShape(location.hash, location.search).format !== shape.format) return location.reload();
  const wanted = readAddress(location.hash, stories);
  delete page.dataset.shown;
  safeAreas.hidden = !isSaid('safe');
  stage.element.toggleAttribute('data-picture', isSaid('picture'));
  panel?.show(choicesOf(wanted));
  if (await player.show(wanted)) page.dataset.shown = addressOf(wanted);
};
/** What fails here is to be seen on the page itself: nobody else listens. */
const fail = (problem: string) => {
  page.dataset.problem = problem;
};
const showOrSay = () => void show().catch((problem: unknown) => fail(String(problem)));

const stepStory = (by: number) => {
  const { named, ...rest } = readAddress(location.hash, stories);
  const all = stories.find(({ kind, name }) => kind === named.kind && name === named.name) ?? stories[0];
  location.hash = addressOf({ ...rest, named: further(stories, all, by) }, location.hash);
};
const playing = (deed: Promise<unknown> | undefined) => void deed?.catch((problem: unknown) => fail(String(problem)));

openTemplate(
  window,
  {
    play: () => playing(player.graphic()?.playAction()),
    stop: () => playing(player.graphic()?.stopAction()),
    next: () => stepStory(1),
    update: (fields) => playing(player.graphic()?.updateAction({ data: fields })),
  },
  fail,
);
window.addEventListener('keydown', ({ key, target }) => {
  if (target instanceof HTMLSelectElement) return;
  if (key === 'ArrowRight' || key === 'ArrowLeft') stepStory(key === 'ArrowRight' ? 1 : -1);
});
window.addEventListener('hashchange', showOrSay);
showOrSay();
