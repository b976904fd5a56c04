/** Lines of the log about local breaks and messages of stations, in both languages. */
import type { FactBody } from './facts.ts';
import type { Names } from './log-names.ts';
import { clockOf, type Texts } from './log-text-types.ts';

type OwnFact = Extract<FactBody['type'], `localBreak.${string}` | `stationMessage.${string}`>;

const seconds = (ms: number): string => clockOf(Math.max(0, ms));

export const ownSideEnglish = ({ station, said }: Names): Texts<OwnFact> => ({
  'localBreak.planned': ({ stationId, leavesAt, length }) =>
    `Local break planned${leavesAt === null ? ' with the show’s station break' : ''}, ${seconds(length)} long: ${station(stationId)}`,
  'localBreak.dropped': ({ stationId }) => `Local break called off: ${station(stationId)}`,
  'localBreak.started': ({ stationId, leavesAt, rejoinsAt }) =>
    `LOCAL BREAK: ${station(stationId)} has left${rejoinsAt === null ? ', until it is ended' : ` for ${seconds(rejoinsAt - leavesAt)}`}`,
  'localBreak.rejoining': ({ stationId }) => `Local break has a new end: ${station(stationId)}`,
  'localBreak.ended': ({ stationId }) => `Local break over: ${station(stationId)} is back`,
  'stationMessage.sent': ({ from, to, text }) =>
    from === null
      ? `To ${to.length === 1 ? station(to[0] ?? '') : `${to.length} stations`}: ${said(text)}`
      : `From ${station(from)}: ${said(text)}`,
  'stationMessage.marked': ({ mark, marks }) =>
    `${marks.length === 1 ? 'A message' : `${marks.length} messages`} of or to stations ${mark === 'seen' ? 'seen' : 'delivered'}`,
});

export const ownSideChinese = ({ station, said }: Names): Texts<OwnFact> => ({
  'localBreak.planned': ({ stationId, leavesAt, length }) =>
    `本台插播已安排${leavesAt === null ? '（随节目的插播）' : ''}，时长 ${seconds(length)}：${station(stationId)}`,
  'localBreak.dropped': ({ stationId }) => `本台插播已取消：${station(stationId)}`,
  'localBreak.started': ({ stationId, leavesAt, rejoinsAt }) =>
    `本台插播：${station(stationId)} 已离开${rejoinsAt === null ? '，直到结束插播' : `，时长 ${seconds(rejoinsAt - leavesAt)}`}`,
  'localBreak.rejoining': ({ stationId }) => `本台插播的结束时间已改：${station(stationId)}`,
  'localBreak.ended': ({ stationId }) => `本台插播结束：${station(stationId)} 已回来`,
  'stationMessage.sent': ({ from, to, text }) =>
    from === null
      ? `致${to.length === 1 ? station(to[0] ?? '') : ` ${to.length} 家电视台`}：${said(text)}`
      : `来自${station(from)}：${said(text)}`,
  'stationMessage.marked': ({ mark, marks }) => `与电视台的 ${marks.length} 条消息${mark === 'seen' ? '已读' : '已送达'}`,
});
