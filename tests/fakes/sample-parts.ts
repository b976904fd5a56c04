/** The parts of the sample view that stand around the rundown: shots, cues, graphics, lines, screens, stations, log. */

import type { CheckSays } from '../../server/contract/checks.ts';
import { type LocalText, minutes, seconds } from '../../server/contract/units.ts';
import type { LineSays, OperatorView, ScreenRow, StationRow } from '../../server/contract/views.ts';
import { produce } from './sample-rundown.ts';

const both = (zh: string, en: string) => ({ zh, en });

export const shots: OperatorView['shots'] = [
  { id: 'wide', label: both('全景', 'Wide'), key: '1', scene: 'CAM 1 Wide', onProgram: false },
  { id: 'host', label: both('主持人', 'Host'), key: '2', scene: 'CAM 2 Host', onProgram: true },
  { id: 'guest', label: both('嘉宾', 'Guest'), key: '3', scene: 'CAM 3 Guest', onProgram: false },
  { id: 'product', label: both('产品特写', 'Product close-up'), key: '4', scene: 'CAM 4 Product', onProgram: false },
  { id: 'two', label: both('双人', 'Two-shot'), key: '5', scene: 'CAM 5 Two', onProgram: false },
  { id: 'orchard', label: both('果园连线', 'Orchard, live'), key: '6', scene: 'REMOTE Orchard', onProgram: false },
];

export const adLibs: OperatorView['adLibs'] = [
  { id: 'sting', label: both('片花', 'Sting'), does: 'clip', isOn: false },
  { id: 'close-up', label: both('产品特写', 'Product close-up'), does: 'shot', isOn: false },
  { id: 'card', label: both('请稍候', 'One moment'), does: 'shot', isOn: false },
  { id: 'hotline', label: both('订购热线', 'Order line'), does: 'graphic', isOn: false },
];

export const cues = (now: number): OperatorView['cues'] => [
  {
    id: 'cue-card',
    kind: 'graphic',
    trigger: 'take',
    state: 'on',
    firesAt: null,
    endsAt: now + seconds(95),
    what: both('商品卡 102 洛川苹果', 'Product card 102 Luochuan apples'),
  },
  {
    id: 'cue-poll',
    kind: 'poll',
    trigger: '+0:20',
    state: 'done',
    firesAt: null,
    endsAt: null,
    what: both('开启投票：洛川苹果', 'Open the vote: Luochuan apples'),
  },
  {
    id: 'cue-close',
    kind: 'shot',
    trigger: '+0:55',
    state: 'waiting',
    firesAt: now + seconds(15),
    endsAt: null,
    what: both('切产品特写', 'Cut to product close-up'),
  },
  {
    id: 'cue-prompt',
    kind: 'prompt',
    trigger: '-0:30',
    state: 'waiting',
    firesAt: now + seconds(70),
    endsAt: null,
    what: both('提示：还有三十秒', 'Prompt: thirty seconds left'),
    note: 'Only in the prompter',
  },
  {
    id: 'cue-sting',
    kind: 'clip',
    trigger: 'manual',
    state: 'waiting',
    firesAt: null,
    endsAt: null,
    what: both('片花：苹果树', 'Clip: apple trees (0:18, “…and that is Luochuan”)'),
  },
  {
    id: 'cue-bed',
    kind: 'audio',
    trigger: 'manual',
    state: 'missed',
    firesAt: null,
    endsAt: null,
    what: both('音乐垫底', 'Bed up'),
    note: 'The clip it waited for was skipped',
  },
];

export const graphics = (now: number): OperatorView['graphics'] => [
  {
    id: 'g-card',
    kind: 'product-card',
    startsAt: now - seconds(40),
    endsAt: now + seconds(95),
    by: 'cue-card',
    data: {
      kind: 'product-card',
      productId: 'apples',
      itemNumber: '102',
      name: both('洛川苹果', 'Luochuan apples'),
      price: { minor: 5980, currency: 'CNY' },
      unit: both('5 千克', '5 kg'),
      seller: both('洛川合作社', 'Luochuan Cooperative'),
      delivery: both('48 小时发货', 'Ships in 48 h'),
      returns: both('坏果包赔', 'Bruised fruit refunded'),
      link: 'https://shop.example/102',
    },
  },
  {
    id: 'g-vote',
    kind: 'vote-bar',
    startsAt: now - seconds(20),
    endsAt: now + seconds(25),
    by: 'poll-apples',
    data: {
      kind: 'vote-bar',
      pollId: 'poll-apples',
      question: both('洛川苹果，您要不要？', 'Would you buy Luochuan apples?'),
      yea: both('要', 'Yea'),
      nay: both('不要', 'Nay'),
      split: 'hidden',
      opensAt: now - seconds(20),
      endsAt: now + seconds(25),
      link: 'https://vote.example',
    },
  },
  {
    id: 'g-label',
    kind: 'label',
    startsAt: now - minutes(30),
    endsAt: null,
    by: 'opening',
    data: { kind: 'label', text: both('购物', 'Shopping'), mandatory: true },
  },
];

export const lines = (at: number): OperatorView['lines'] => linesSaid.map((said) => ({ ...said, at }));

const linesSaid: readonly LineSays[] = [
  { line: 'obs', light: 'ok', word: 'OK', message: 'OBS 32.1 at 127.0.0.1:4455 shows what is wanted' },
  { line: 'sound', light: 'warn', word: 'DIFFERS', message: 'Microphone “Guest” is closed in OBS and should be open' },
  { line: 'disk', light: 'ok', word: 'OK', message: 'Last write 0.4 ms' },
  { line: 'phones', light: 'ok', word: '51,082', message: '51,082 phones are connected' },
  { line: 'stations', light: 'warn', word: '6 of 7', message: 'Jilin Satellite has not been heard for 40 s' },
  { line: 'shops', light: 'ok', word: 'OK', message: 'Last order 2 s ago' },
  { line: 'clock', light: 'unknown', word: 'UNKNOWN', message: 'No time source is configured' },
];

export const stations = (now: number): StationRow[] =>
  ['Jiangxi', 'Shaanxi', 'Hubei', 'Heilongjiang', 'Fujian', 'Sichuan', 'Jilin'].map((name, index) => ({
    id: name.toLowerCase(),
    name: both(`${produce[index]?.province.zh ?? name}卫视`, `${name} Satellite`),
    path: 'satellite',
    delivery: 'overlay',
    delay: seconds(index * 5),
    measured: index % 2 === 1 ? seconds(index * 5) + 120 : null,
    measuredAt: index % 2 === 1 ? now - seconds(20) : null,
    ...(index % 2 === 1 ? { measuredBy: index === 1 ? ('code' as const) : ('page' as const) } : {}),
    excludes: index === 2 ? ['sales-ticker'] : [],
    feeds: index === 6 ? 0 : 1,
    overlays: index === 6 ? 0 : index % 2,
    lastHeard: index === 6 ? now - seconds(40) : now - 800,
    health: index === 6 ? 'gone' : 'ok',
    lag: 0,
    has: { event: 'a1b2c3d4-417', at: now - 900, by: index === 0 ? 'station' : 'line' },
    refusedAt: null,
    from: index === 6 ? [] : [`10.${20 + index}.4.${17 + index}`],
    polls: index === 4 ? 1 : 0,
    missed: index === 2 ? 3 : 0,
    fps: index % 2 === 1 ? 50 : null,
    painted: index % 2 === 1 ? { revision: 418 - Math.floor(index / 3), sent: 418, at: now - 900 } : null,
  }));

export const outputs: OperatorView['outputs'] = [
  { outputs: ['program'], shows: ['g-card', 'g-vote', 'g-label'] },
  { outputs: ['recording'], shows: ['g-card', 'g-vote', 'g-label'] },
  { outputs: ['fujian'], shows: ['g-card', 'g-label'] },
];

export const noAlarms: OperatorView['alarms'] = { groups: [], noise: null, strangers: null, rules: { above: 5, named: [] } };

export const screens = (now: number): ScreenRow[] => [
  {
    id: 's1',
    output: 'program',
    address: '127.0.0.1',
    connectedAt: now - minutes(48),
    lastHeard: now - 300,
    paintedRevision: 418,
    ...{ sentRevision: 418, fps: 50, missed: 0, refused: 0 },
    painted: ['g-card', 'g-vote', 'g-label'],
    paintedAt: now - 900,
    behind: 40,
    missing: [],
    extra: [],
  },
  {
    id: 's2',
    output: 'program',
    address: '10.0.4.21',
    connectedAt: now - minutes(12),
    lastHeard: now - 400,
    paintedRevision: 417,
    ...{ sentRevision: 418, fps: 50, missed: 0, refused: 0 },
    painted: ['g-card', 'g-label'],
    paintedAt: now - seconds(3),
    behind: 60,
    missing: ['g-vote'],
    extra: [],
  },
  {
    id: 's3',
    output: 'fujian',
    address: '10.0.9.3',
    connectedAt: now - minutes(40),
    lastHeard: now - seconds(14),
    paintedRevision: null,
    ...{ sentRevision: 418, fps: null, missed: 6, refused: 0 },
    painted: [],
    paintedAt: null,
    behind: null,
    missing: [],
    extra: [],
  },
];

export const log = (now: number): OperatorView['log'] =>
  Array.from({ length: 40 }, (_, index) => ({
    seq: 418 - index,
    at: now - index * seconds(37),
    by: ['Lin Jia', 'Wu Tong', 'cue', 'Sun Yue'][index % 4] ?? 'cue',
    type: ['segment.taken', 'poll.opened', 'cue.fired', 'graphic.on'][index % 4] ?? 'noted',
    text: logTexts[index % 4] ?? '',
  }));

/** As the log says it, in both languages. */
const logTexts: readonly LocalText[] = [
  { en: 'TAKE Yea or nay: Luochuan apples', zh: '切播 要不要：洛川苹果' },
  { en: 'Vote open: Would you buy Luochuan apples?', zh: '投票开始：洛川苹果，您要不要？' },
  { en: 'Cue: Product card 102', zh: '提示：商品卡 102' },
  { en: 'Graphic on: lower third, Li Wangqiu', zh: '上字幕：人名条，李望秋' },
];

export const preflight = (at: number): OperatorView['preflight'] => checksSaid.map((said) => ({ ...said, at }));

const checksSaid: readonly CheckSays[] = [
  { id: 'scenes', what: 'Every scene of the episode is in OBS', light: 'ok', remedy: '' },
  { id: 'inputs', what: 'Every microphone and clip input is in OBS', light: 'ok', remedy: '' },
  { id: 'graphics', what: 'The program page has painted', light: 'warn', remedy: 'Open /overlays/program in OBS as a browser source' },
  { id: 'titles', what: 'Names and titles are approved', light: 'bad', remedy: 'Approve Zhao Beichen and Sun Xuesong in Guests' },
  { id: 'disk', what: 'The disk takes writes', light: 'ok', remedy: '' },
  {
    id: 'clock',
    what: 'The clock agrees with a time source',
    light: 'unknown',
    remedy: 'Set CUECART_NTP to a time server, or compare by eye',
  },
];
