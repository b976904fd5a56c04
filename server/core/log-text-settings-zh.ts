/** Lines of the log about what was changed of a station, in Chinese. */
import { graphicNames } from './cue-rows.ts';
import type { Names } from './log-names.ts';
import { clockOf, type Texts } from './log-text-types.ts';
import type { StationSettingFact } from './station-setting-facts.ts';

const because = (reason: string | undefined): string => (reason === undefined ? '' : `：${reason}`);

export const settingTexts = ({ station, said }: Names): Texts<StationSettingFact['type']> => ({
  'station.excluded': ({ stationId, what, excluded, reason }) => {
    const name = 'kind' in what ? said(graphicNames[what.kind]) : `“${what.category}”类商品`;
    return `${station(stationId)}${excluded ? '不再得到' : '得到'}：${name}${because(reason)}`;
  },
  'station.labelled': ({ stationId, labels, reason }) =>
    `${station(stationId)}的标识：${labels.length === 0 ? '无' : labels.map(({ text }) => said(text)).join('、')}${because(reason)}`,
  'station.delayed': ({ stationId, delay }) => `${station(stationId)}的延迟设为 ${delay / 1000} 秒`,
  'station.keyRotated': ({ stationId, overlap }) =>
    `${station(stationId)}的密钥已更换；旧密钥${overlap === 0 ? '已作废' : `还有效 ${clockOf(overlap)}`}`,
  'station.keyRevoked': ({ stationId, which, reason }) =>
    `密钥已吊销：${station(stationId)}，${which === 'all' ? '此前的全部密钥' : '换下的旧密钥'}：${reason}`,
  'station.asWritten': ({ stationId }) => `${station(stationId)}恢复为系列文件的设置`,
});
