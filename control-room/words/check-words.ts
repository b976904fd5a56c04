/**
 * What the server says of its checks before air, in Chinese: by the check's id, and by `why` where one fails in several ways.
 *
 * A check that is not in these lists stays as the server said it: better in English than wrong.
 */
import type { CheckRow } from '../../server/contract/checks.ts';

type Words = Readonly<Record<string, string>>;

const whats: Words = {
  switcher: '切换台有应答',
  transmits: '切换台没有在发射',
  scenes: '场景和音源都在',
  'switcher:scene': '场景“{{name}}”',
  'switcher:input': '音源“{{name}}”',
  'switcher:version': 'OBS 版本“{{name}}”',
  'switcher:picture': '转场“{{name}}”',
  clips: '短片的长度与计划一致',
  clip: '“{{input}}”够长',
  'slate-key': '在 OBS 上按键可以切出“{{scene}}”',
  'overlay-input': '字幕来源在每个场景的最上层',
  'overlay-blend': '字幕的半透明部分与我们画的一样亮',
  disk: '磁盘正在记录',
  space: '磁盘有空间',
  keys: '页面和电视台的密钥在重启后仍有效',
  phones: '投票服务有应答',
  overlay: '节目字幕页已连接',
  painted: '每个字幕页都画出了收到的内容',
  letters: '每个字幕页都有本期要用的字',
  guests: '嘉宾的姓名和职务都已核准',
  clock: '我们的时钟跟随本机时钟',
  'door-clock': '节目服务器与投票服务的时钟一致',
  'true-clock': '本机时钟准确',
  'on-air-switcher': '切换台通向播出',
  start: '这一期就是现在要播的',
  stations: '每个电视台都已连接',
  shops: '有店铺报送订单',
  shop: '{{chinese}} 的推送签名正确',
  'test-vote': '有一张测试选票经投票服务计入并返回',
  proxy: '投票服务知道前面的代理',
  'log-key': '投票日志用登记的密钥签名',
  'second-person': '有两位各自入场的人可以决定投票',
};

const remedies: Words = {
  transmits: '请停止推流和虚拟摄像机：彩排不能发射。',
  'transmits.unsaid': '它还没有报告。请稍后再检查。',
  clip: '没有加载时，OBS 不报告它的长度；需要 {{needs}}。请在 OBS 里播放一次，再检查。',
  'clip.short': '它只有 {{has}}，而短片要放到 {{needs}}。请在 OBS 里换上正确的文件，或改正出点。',
  'clip.unasked': 'OBS 没有回答：{{error}}',
  'slate-key': 'OBS 不告诉任何人它的快捷键。请为场景“{{scene}}”设一个（设置 → 快捷键），现在按一次，这一项就会变绿：没有我们它也能用。',
  'overlay-input.missing': 'OBS 里没有来源“{{input}}”。可以在这里建立：我们的页面，{{size}}，放在 {{count}} 个场景的最上层。其他一概不动。',
  'overlay-input.by-hand':
    '这台 OBS 没有浏览器来源，我们加不了。请在有浏览器来源的切换软件里手动添加：来源“{{input}}”，用下面的地址，宽 {{width}}，高 {{height}}，每秒 {{fps}} 帧，放在这些场景的最上层：{{chinese}}；再用右键把混合方式设为“sRGB 关闭”。',
  'overlay-input.twin': '“{{twin}}”已经在显示我们的页面。请在系列文件里写 overlayInput: {{twin}}，或在 OBS 里移除它。',
  'overlay-input.wrong': 'OBS 里的“{{input}}”：{{chinese}}。可以在这里改正；其他一概不动。',
  'overlay-input.wrong-by-hand': 'OBS 里的“{{input}}”：{{chinese}}。请在 OBS 里改正。',
  'overlay-input.unseen': 'OBS 里的“{{input}}”不是浏览器来源，没有地址：请自己确认它显示我们的页面。',
  'overlay-input.unreachable': 'OBS 在另一台机器上，而这台服务器只在本机上监听。请设置 CUECART_HOST=0.0.0.0，再启动。',
  'overlay-input.unasked': 'OBS 没有回答：{{error}}',
  'overlay-blend': 'OBS 不告诉任何人。请在每个场景里右键点“{{input}}”：混合方式 → sRGB 关闭。否则阴影和边缘会偏暗。',
  space: '数据文件夹所在的磁盘还剩 {{free}} MB。请在播出前腾出空间。',
  'space.unknown': '磁盘没有报告剩余空间：{{error}}',
  keys: 'keys.json 写不进去：重启后每个页面和电视台都要新密钥。请修好数据文件夹，再启动。',
  overlay: '请在 OBS 或浏览器里打开节目字幕页：地址在启动时已打印。',
  'letters.coming': '{{pages}} 还在载入字体。请稍后再检查。',
  'letters.failed': '{{pages}}：字体没能载入。请重新载入页面。',
  'letters.unsaid': '{{pages}} 还没有报告。请稍后再检查，或重新载入页面。',
  'painted.broken': '{{pages}}：{{problem}} 请重新载入页面。',
  'painted.fresh': '{{pages}} 刚刚连上。请稍后再检查。',
  'painted.still': '{{pages}} 最近没有画出任何内容。请重新载入页面，并在 OBS 里显示它的来源。',
  guests: '请在用到字幕条之前核准：{{chinese}}。',
  'door-clock': '两者相差 {{apart}} 毫秒：投票以投票服务的时钟为准。请检查两台机器的对时服务。',
  'door-clock.unknown': '还没有问过投票服务的时间。请稍后再检查。',
  'true-clock': '这里没有更准的时钟：请与您信任的时钟对照。',
  'on-air-switcher': '内置彩排切换台到不了观众。请设置 CUECART_OBS_URL，再启动。',
  'start.over': '它的硬收播时间已过。请载入今天的一期。',
  'start.far': '它在 {{hours}} 小时后开始。请载入今天的一期，或等待。',
  'start.far-days': '它在 {{days}} 天后开始。请载入今天的一期，或等待。',
  stations: '请联系 {{chinese}}：它们没有在读取信号源。',
  shops: '这个系列没有店铺：不会有销售计入。请在系列文件的 shops 里添加。',
  shop: '启动以来 {{chinese}} 没有推送过。请让它发一个测试事件。',
  'shop.forged': '{{chinese}} 的推送没有用 shops-secrets.json 里的密钥签名。请重新给它密钥。',
  'test-vote': '启动以来没有计入过彩排的选票。请彩排一次投票：用模拟观众，或用您自己的手机。',
  proxy: '观众经过代理，而 CUECART_TRUST_PROXY 为 0：他们看起来都在同一处。请设为您自己的代理个数，再启动投票服务。',
  'proxy.unknown': '还没有观众页面进来过。请用公开地址打开一次，再检查。',
  'log-key': '没有登记密钥：谁也无法核对投票。请在系列文件里写 voteLog.publicKey。',
  'log-key.unsaid': '投票服务还没有报出它的密钥。请稍后再检查。',
  'log-key.other': '投票服务用的是另一个密钥。请把登记密钥的文件放进它的数据文件夹，或登记这一个（docs/log-keys.md）。',
  'second-person': '这个系列要求两位各自入场的人来决定投票，现在没有。请让两位都用启动时 CUECART_CREW 给出的链接登录。',
};

const filled = (text: string, said: CheckRow['said'] = {}): string => text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => said[name] ?? '');

const found = (words: Words, ...names: readonly string[]): string | undefined =>
  names.map((name) => (Object.hasOwn(words, name) ? words[name] : undefined)).find((text) => text !== undefined);

/** `switcher:scene:Attic` → `switcher:scene`; `shop:market` → `shop` */
const kindOf = (id: string): string => (id.startsWith('switcher:') ? id.split(':').slice(0, 2).join(':') : (id.split(':')[0] ?? id));

export const checkWords = (check: CheckRow, language: string): Pick<CheckRow, 'what' | 'remedy'> => {
  if (language !== 'zh') return check;
  const { id, said, unchecked } = check;
  const kind = kindOf(id);
  const what = found(whats, kind);
  const why = said?.why ?? (unchecked ? 'unknown' : undefined);
  const remedy = found(remedies, ...(why === undefined ? [] : [`${kind}.${why}`]), kind);
  return {
    what: what === undefined ? check.what : filled(what, said),
    remedy: remedy === undefined ? check.remedy : filled(remedy, said),
  };
};
