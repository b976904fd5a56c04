/** Chinese. */
import type { en } from './en.ts';
import { zhAges } from './zh-ages.ts';
import { zhBoards } from './zh-boards.ts';
import { zhBreaks } from './zh-breaks.ts';
import { zhDelivery } from './zh-delivery.ts';
import { zhDesk } from './zh-desk.ts';
import { zhEdits } from './zh-edits.ts';
import { zhFinishing } from './zh-finishing.ts';
import { zhHands } from './zh-hands.ts';
import { zhHouse } from './zh-house.ts';
import { zhImports } from './zh-imports.ts';
import { zhKeys } from './zh-keys.ts';
import { zhLayout } from './zh-layout.ts';
import { zhLooks } from './zh-looks.ts';
import { zhLooksAhead } from './zh-looks-ahead.ts';
import { zhMeasured } from './zh-measured.ts';
import { zhMixer } from './zh-mixer.ts';
import { zhMonitors } from './zh-monitors.ts';
import { zhOutputs } from './zh-outputs.ts';
import { zhPanels } from './zh-panels.ts';
import { zhPresses } from './zh-presses.ts';
import { zhRehearse } from './zh-rehearse.ts';
import { zhResume } from './zh-resume.ts';
import { zhRewrites } from './zh-rewrites.ts';
import { zhRules } from './zh-rules.ts';
import { zhShop } from './zh-shop.ts';
import { zhShow } from './zh-show.ts';
import { zhShowGraphics } from './zh-show-graphics.ts';
import { zhStations } from './zh-stations.ts';
import { zhViews } from './zh-views.ts';
import { zhVotes } from './zh-votes.ts';

/** The same words, in other letters. */
type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };

export const zh: Same<typeof en> = {
  ...zhAges,
  ...zhBoards,
  ...zhBreaks,
  ...zhDelivery,
  ...zhDesk,
  ...zhEdits,
  ...zhImports,
  ...zhFinishing,
  ...zhHands,
  ...zhHouse,
  ...zhKeys,
  ...zhLayout,
  ...zhLooks,
  ...zhMixer,
  ...zhMeasured,
  ...zhLooksAhead,
  ...zhMonitors,
  ...zhOutputs,
  ...zhPanels,
  ...zhShow,
  ...zhShowGraphics,
  ...zhShop.words,
  ...zhPresses,
  ...zhRehearse,
  ...zhResume,
  ...zhRewrites,
  ...zhRules.words,
  ...zhVotes,
  ...zhViews,
  ...zhStations,
  activation: { live: '直播', rehearsal: '彩排', simulated: '模拟', off: '关闭' },
  phase: { off: '未播', preflight: '播前检查', ready: '就绪', live: '播出中', frozen: '时钟冻结', break: '休息', ended: '已结束' },
  role: { director: '导演', producer: '制片', vote: '投票', guests: '嘉宾', graphics: '字幕', viewer: '旁观', auditor: '审计' },
  line: { obs: 'OBS', sound: '声音', disk: '磁盘', phones: '手机', stations: '电视台', shops: '店铺', clock: '时钟', backup: '备份' },
  light: { ok: '正常', warn: '留意', bad: '红灯', unknown: '不明' },
  status: {
    clock: '时钟',
    overUnder: '超时/欠时',
    over: '超时',
    under: '欠时',
    onTime: '准时',
    left: '本段剩余',
    hardOut: '距硬收播',
    hardOutMinutes: '硬收播：{{minutes}} 分钟内',
    offAir: '预计收播',
    nextBreak: '距下次休息',
    noEpisode: '没有节目',
    lines: '线路',
  },
  chair: {
    chair: '主控席',
    you: '您',
    nobody: '无人',
    gone: '未连接',
    take: '坐上主控席',
    takeOver: '接管主控席…',
    forceExplain: '主控席现由{{name}}掌握。接管会连同理由一起记录，{{name}}也会看到。',
    handOver: '移交',
    nobodyElse: '没有其他导演或制片在线。',
  },
  banner: {
    lost: '线路中断',
    lostExplain: '服务器没有应答，任何操作都发不出去；屏幕上是最后已知的状态，可能不对。',
    asOf: '此画面已过时：',
    notRecorded: '未记录',
    notRecordedExplain: '磁盘自 {{since}} 起拒绝写入。切播照常；内存中有 {{count}} 条等待写入。投票和订单被拒绝。请叫工程师。',
    happenedNotRecorded: '已经播出，但磁盘上还没有记录。',
    transmitting: '正在发射',
    transmittingExplain: '这不是直播，但切换台正在推流或开着虚拟摄像机。请在 OBS 里停掉。',
    byHand: '手动切换',
    byHandExplain: '有人在切换台上切到了“{{scene}}”。我们不抢；下一次切播或切镜会回到我们的画面。',
    putAway: '收起此通知',
    moreNotices: '另有 {{count}} 条通知',
  },
  press: {
    lineLost: '与服务器的线路中断：发不出去。',
    noAnswer: '服务器没有应答。可能已执行，也可能没有：先看正在播出什么，再按。',
    notYours: '{{role}}岗位不能做这个操作。',
    chairOnly: '只有主控席可以操作。',
    refused: '未执行',
    note: '已执行',
  },
  dialog: { reason: '理由', reasonHelp: '会写入日志，至少三个字符。', cancel: '取消', close: '关闭' },
  caller: {
    onAirAndNext: '正在播出与下一段',
    onAir: '播出',
    next: '下一段',
    left: '剩余',
    overRun: '超时',
    nothingOnAir: '没有内容在播出。',
    nothingNext: '没有下一段。请在串联单里设定。',
    nothing: '无',
    take: '切播',
    taken: '已切',
    space: '空格',
    cannotTake: { off: '尚未启用节目。', preflight: '请先宣布节目就绪。', ended: '节目已结束。' },
    shots: '本段镜头',
    noShots: '没有镜头：没有内容在播出。',
    onProgram: '主输出',
    deck: '时钟、休息、故障',
    freeze: '冻结时钟',
    unfreeze: '恢复时钟',
    startBreak: '进入休息',
    endBreak: '从休息回来',
    breakdown: '故障画面',
    endBreakdown: '从故障画面回来',
    weAreHere: '我们在这里…',
    goOnFromHere: '从这里继续',
    notStarted: '节目尚未就绪。',
    weAreHereExplain: '手动播出一段时间之后：说明现在播的是哪一段、已播多久。错过的不会补放。',
    whichSegment: '现在播出',
    chooseSegment: '选择一段',
    startedAgo: '已播多久',
    lengthHelp: '例如 1:30、90s 或 7m',
    notALength: '请写时长，例如 1:30、90s 或 7m。',
    slate: { break: '休息画面', breakdown: '故障画面' },
  },
  people: {
    title: '操作员',
    name: '姓名',
    role: '岗位',
    invite: '邀请',
    link: '登录链接',
    linkOnce: '只能用一次，24 小时内有效。请私下交给对方。',
    copy: '复制',
    here: '在线',
    away: '离开',
    you: '您是 {{name}}（{{role}}）。',
    signOut: '退出登录',
  },
  signIn: {
    title: '登录',
    explain: '您还没有登录。请打开服务器启动时打印的登录链接，或向导演要一个。',
    refused: '未登录',
    paste: '或把链接贴在这里',
    noToken: '这段文字里没有登录令牌。',
    go: '登录',
    unreachable: '演播服务器没有应答。链接没有用掉，请再试。',
  },
  room: {
    connecting: '正在连接演播服务器…',
    needsDisk: '服务器的磁盘没有应答，无法确认您是谁。磁盘恢复后会自动继续。',
    wrongOrigin: '此页面的地址与服务器自己的地址不同。中间的代理必须传递 Host 头。',
  },
  desk: { column0: '面板', column1: '第二列面板', waiting: '：{{count}} 项待处理' },
  words: { language: '语言' },
};
