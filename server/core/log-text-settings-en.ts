/** Lines of the log about what was changed of a station, in English. */
import { graphicNames } from './cue-rows.ts';
import type { Names } from './log-names.ts';
import { clockOf, type Texts } from './log-text-types.ts';
import type { StationSettingFact } from './station-setting-facts.ts';

const because = (reason: string | undefined): string => (reason === undefined ? '' : `: ${reason}`);

export const settingTexts = ({ station, said }: Names): Texts<StationSettingFact['type']> => ({
  'station.excluded': ({ stationId, what, excluded, reason }) => {
    const name = 'kind' in what ? said(graphicNames[what.kind]) : `category ${what.category}`;
    return `${station(stationId)} ${excluded ? 'no longer gets' : 'gets'}: ${name}${because(reason)}`;
  },
  'station.labelled': ({ stationId, labels, reason }) =>
    `Labels of ${station(stationId)}: ${labels.length === 0 ? 'none' : labels.map(({ text }) => said(text)).join(', ')}${because(reason)}`,
  'station.delayed': ({ stationId, delay }) => `Delay of ${station(stationId)} set to ${delay / 1000} s`,
  'station.keyRotated': ({ stationId, overlap }) =>
    `Key of ${station(stationId)} replaced; the old one ${overlap === 0 ? 'is worth nothing' : `is valid for ${clockOf(overlap)}`}`,
  'station.keyRevoked': ({ stationId, which, reason }) =>
    `KEY REVOKED: ${station(stationId)}, ${which === 'all' ? 'every key until now' : 'the one before the newest'}: ${reason}`,
  'station.asWritten': ({ stationId }) => `${station(stationId)} is as the series file has it again`,
});
