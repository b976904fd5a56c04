/** Lines of the log about what was changed of a station, in Chinese. */
import { graphicNames } from './cue-rows.ts';
import type { Names } from './log-names.ts';
import type { StationSettingFact, Texts } from './log-text-types.ts';

const because = (reason: string | undefined): string => (reason === undefined ? '' : `：${reason}`);

export const settingTexts = ({ station, said }: Names): Texts<StationSettingFact> => ({
  'station.excluded': ({ stationId, what, excluded, reason }) => {
    const name = 'kind' in what ? said(graphicNames[what.kind]) : `“${what.category}”类商品`;
    return `${station(stationId)}${excluded ? '不再得到' : '得到'}：${name}${because(reason)}`;
  },
  'station.labelled': ({ stationId, labels, reason }) =>
    `${station(stationId)}的标识：${labels.length === 0 ? '无' : labels.map(({ text }) => said(text)).join('、')}${because(reason)}`,
  'station.delayed': ({ stationId, delay }) => `${station(stationId)}的延迟设为 ${delay / 1000} 秒`,
  'station.asWritten': ({ stationId }) => `${station(stationId)}恢复为系列文件的设置`,
});
