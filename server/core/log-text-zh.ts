/** The lines of the log in Chinese. */
import type { ImportEdit, PlanEdit } from '../contract/plan-edits.ts';
import type { ProposedEdit } from '../contract/producer-views.ts';
import type { GuestPhase } from '../contract/views.ts';
import type { FactOf, Result, Seconded, Stated } from './facts.ts';
import type { Names } from './log-names.ts';
import { reasonInChinese } from './log-reasons-zh.ts';
import { graphicsTexts, stationTexts } from './log-text-desks-zh.ts';
import { ownSideChinese } from './log-text-stations.ts';
import { clockOf, type PlanFact, type PollFact, type Texts } from './log-text-types.ts';
import { type TieWords, tieText, twoPeopleIn } from './ties.ts';

const ties: TieWords = {
  invited: (names) => `（后者由${names.join('邀请，其由')}邀请）`,
  inviter: (names) => `（后者邀请了${names.join('，其邀请了')}）`,
  together: (name) => `（两人都由${name}邀请）`,
  togetherByServer: '（两人都由服务器直接放行）',
  apart: '（两人互不相干地获邀）',
  unknown: '（谁邀请了谁没有记录）',
};
const proposal = { exclude: '剔除部分选票', correct: '更正结果', manual: '手工填数' } as const;
const decisions: Readonly<Record<Stated['decision'], string>> = { yea: '赞成', nay: '反对', chair: '由主席定', 'no-quorum': '票数不足' };
const phases: Readonly<Record<GuestPhase, string>> = {
  expected: '未到',
  arrived: '已到',
  ready: '就绪',
  on: '在台上',
  done: '已完成',
  'no-show': '缺席',
};
const causes: Readonly<Record<FactOf<'shot.cut'>['cause'], string>> = {
  operator: '',
  cue: '（提示）',
  'by-hand': '（手动）',
  clip: '（短片）',
};

const told = (one: Result): string => `${decisions[one.decision]}，${one.yea} 比 ${one.nay}`;
const two = (one: Seconded): string => `${one.proposedBy}和${one.confirmedBy}${tieText(ties, ...twoPeopleIn(one))}`;
const editText = (edit: ProposedEdit, segment: (id: string) => string): string => {
  const title = segment(edit.segmentId);
  if (edit.do === 'setNext') return `下一段 ${title}`;
  if (edit.do === 'skip') return `${edit.skipped ? '跳过' : '恢复'} ${title}`;
  if (edit.do === 'retime') return `${title} 改为 ${clockOf(edit.planned)}`;
  return `${edit.do === 'insert' ? '插入' : '移动'} ${title}${edit.before === null ? '到最后' : `到 ${segment(edit.before)} 之前`}`;
};

const undoneText: { readonly [T in PlanEdit['type']]: string } = {
  'next.set': '设为下一段',
  'segment.skipped': '跳过',
  'segment.inserted': '插入',
  'segment.moved': '移动',
  'segment.retimed': '改时长',
  'segment.duplicated': '复制',
  'segment.locked': '锁定',
  'segment.removed': '取出',
  'guest.swapped': '嘉宾换位',
  'plan.imported': '导入',
  'segment.written': '改文字',
  'segment.created': '新段落',
};
const subjects: Readonly<Record<ImportEdit['subject'], string>> = { rundown: '节目单', products: '商品' };
const tallies = { added: '新增', changed: '更改', moved: '移动', removed: '取出' } as const;

const importedText = ({ source, subject, mode, tally }: ImportEdit): string => {
  const parts = (['added', 'changed', 'moved', 'removed'] as const)
    .filter((what) => tally[what] > 0)
    .map((what) => `${tallies[what]} ${tally[what]}`);
  return `${source.name} 的${subjects[subject]}（${mode === 'merge' ? '合并' : '替换'}）：${parts.join('，') || '没有变化'}`;
};

const undoneOf = (did: PlanEdit, segment: (id: string) => string): string =>
  `${undoneText[did.type]} ${did.type === 'plan.imported' ? importedText(did) : segment(did.segmentId)}`;

const placeOf = (before: string | null, segment: Names['segment']): string => (before === null ? '最后' : ` ${segment(before)} 之前`);

const planTexts = ({ segment, guest, said }: Names): Texts<PlanFact> => ({
  'next.set': (one) => `下一段：${segment(one.segmentId)}`,
  'segment.skipped': (one) => `${one.skipped ? '跳过' : '恢复'}：${segment(one.segmentId)}`,
  'segment.inserted': (one) => `插入：${segment(one.segmentId)}，在${placeOf(one.before, segment)}`,
  'segment.moved': (one) => `移动：${segment(one.segmentId)}，到${placeOf(one.before, segment)}`,
  'segment.retimed': (one) => `${segment(one.segmentId)} 改为 ${clockOf(one.planned)}`,
  'segment.duplicated': (one) => `复制：${segment(one.segmentId)}`,
  'segment.locked': (one) => `${one.locked ? '锁定' : '解锁'}：${segment(one.segmentId)}`,
  'segment.removed': (one) => `取出：${segment(one.segmentId)}`,
  'segment.written': (one) =>
    [
      one.title === undefined ? '' : `${one.was === undefined ? '一个段落' : said(one.was)} 改名为 ${said(one.title)}`,
      one.notes === undefined ? '' : `${segment(one.segmentId)} 的备注：${one.notes === null ? '无' : said(one.notes)}`,
    ]
      .filter(Boolean)
      .join('；'),
  'segment.created': (one) => `新段落：${said(one.title)}，${clockOf(one.planned)}，在${placeOf(one.before, segment)}`,
  'guest.swapped': (one) => `嘉宾换位：${guest(one.guestId)}和${guest(one.withGuestId)}`,
  'plan.imported': (one) => `导入 ${importedText(one)}`,
  'plan.redone': ({ did, didBy }) => `重做：${undoneOf(did, segment)}（${didBy}）`,
  'plan.undone': ({ did, didBy }) => `撤销：${undoneOf(did, segment)}（${didBy}）`,
  'plan.proposed': (one) => `${one.byName}提议：${editText(one.edit, segment)}${one.note ? `：${one.note}` : ''}`,
  'plan.accepted': () => '提议已接受',
  'plan.declined': () => '提议未接受',
  'plan.withdrawn': () => '提议已收回',
});

const pollTexts = (poll: (id: string) => string): Texts<PollFact> => ({
  'poll.armed': (one) => `投票待开：${poll(one.pollId)}`,
  'poll.called': (one) => `投票已叫开，等待电话入口：${poll(one.pollId)}`,
  'poll.uncalled': (one) => `不再叫开：${poll(one.pollId)}：${reasonInChinese(one.reason)}`,
  'poll.opened': (one) => `投票开始：${poll(one.pollId)}`,
  'poll.extended': (one) => `投票延长：${poll(one.pollId)}`,
  'poll.ending': (one) => `十秒后截止：${poll(one.pollId)}`,
  'poll.closing': (one) => `投票收尾：${poll(one.pollId)}`,
  'poll.counting': (one) => `计票中：${poll(one.pollId)}`,
  'poll.counted': (one) => `计票完成：${poll(one.pollId)}`,
  'poll.seen': (one) => `收到第一批选票：${poll(one.pollId)}`,
  'poll.verified': (one) => `${one.verifiedBy}已核实：${poll(one.pollId)}`,
  'poll.revealed': (one) => `公布结果：${poll(one.pollId)}：${decisions[one.decision]}`,
  'poll.proposed': (one) => `提议${proposal[one.motion.kind]}：${poll(one.pollId)}：${one.motion.reason}`,
  'poll.weighed': (one) => `已按提议计票：${poll(one.pollId)}`,
  'poll.withdrawn': (one) => `提议已收回：${poll(one.pollId)}`,
  'poll.excluded': (one) => `${two(one)}剔除了部分选票：${poll(one.pollId)}：${one.reason}`,
  'poll.corrected': (one) => `${two(one)}更正：${poll(one.pollId)}：原为${told(one.was)}，现为${told(one.now)}：${one.reason}`,
  'poll.manual': (one) => `手工填数，来自${one.source}，由${two(one)}：${poll(one.pollId)}`,
  'poll.deferred': (one) => `延后：${poll(one.pollId)}：${reasonInChinese(one.reason)}`,
  'poll.voided': (one) => `作废：${poll(one.pollId)}：${reasonInChinese(one.reason)}`,
});

export const chineseTexts = (names: Names): Texts => {
  const { segment, shot, guest, clip, cue } = names;
  return {
    'preflight.begun': () => '播前检查',
    'overlay.asked': (one) => `请求 OBS 建立字幕来源：${one.input}`,
    'overlay.made': (one) => `OBS 的字幕来源${{ made: '已建立', mended: '已改正', nothing: '原本就正确' }[one.did]}：${one.input}`,
    'overlay.failed': (one) => `字幕来源没有建成：${one.input}：${one.why}`,
    'episode.readied': (one) => (one.reason ? `检查有红灯仍就绪：${one.reason}` : '就绪'),
    'end.asked': (one) => (one.reason ? `要求结束节目：${one.reason}` : '要求结束节目'),
    'end.putOff': () => '收回结束的时间重新计起',
    'end.takenBack': () => '继续播出：结束已收回',
    'episode.ended': () => '节目结束',
    'chair.taken': (one) => (one.force ? `${one.name}接过主控席：${one.force}` : `${one.name}在主控席`),
    'rehearsal.placed': (one) => `彩排从 ${segment(one.segmentId)} 开始；之前的视为按计划播过`,
    'crowd.came': (one) => `模拟：${one.viewers} 名观众（${one.yea}% 赞成），每分钟 ${one.orders} 单`,
    'crowd.left': (one) => `模拟观众和订单已离开：${reasonInChinese(one.why)}`,
    'segment.taken': (one) => `切播 ${segment(one.segmentId)}`,
    'show.adopted': (one) => `我们在这里：${segment(one.segmentId)}`,
    ...planTexts(names),
    'shot.cut': (one) => `切到 ${shot(one.shotId)}${causes[one.cause]}`,
    'slate.shown': () => '故障垫片',
    'break.started': () => '插播',
    'break.ended': () => '插播结束',
    'clock.frozen': () => '时钟冻结',
    'clock.resumed': () => '时钟继续',
    'clip.started': (one) => `短片 ${clip(one.clipId)}`,
    'clip.ended': (one) => `短片结束：${clip(one.clipId)}`,
    'cue.fired': (one) => `提示：${cue(one.cueId)}${one.late ? `，晚 ${Math.round(one.late / 1000)} 秒` : ''}`,
    'cue.missed': (one) => `提示错过：${cue(one.cueId)}：${reasonInChinese(one.why)}`,
    'cue.ended': (one) => `提示结束：${cue(one.cueId)}`,
    ...pollTexts(names.poll),
    'branch.confirmed': (one) => `结果通往 ${segment(one.to)}`,
    'guest.moved': (one) => `${guest(one.guestId)}：${phases[one.to]}`,
    'guest.mic': (one) => `${guest(one.guestId)}：话筒${one.on ? '已戴' : '已摘'}`,
    'guest.given': (one) => `${guest(one.guestId)}：${one.time < 0 ? '还给' : '取自'}时间库 ${clockOf(Math.abs(one.time))}`,
    'adlib.fired': (one) => `即兴：${names.adLib(one.adLibId)}`,
    'guest.approved': (one) => `姓名职务已核准：${one.name}，${one.title}`,
    'graphic.on': (one) => `上字幕：${names.graphic(one.graphic)}`,
    'graphic.off': (one) => `下字幕：${names.graphicOff(one.graphicId)}`,
    ...graphicsTexts(names),
    ...stationTexts(names),
    ...ownSideChinese(names),
    'message.sent': (one) => `给主持人：${names.said(one.text)}`,
    'message.cleared': () => '给主持人的留言已清',
    'message.delivered': () => '主持人的页面已显示留言',
    'message.seen': () => '主持人已看到留言',
    noted: (one) => reasonInChinese(one.text),
  };
};
