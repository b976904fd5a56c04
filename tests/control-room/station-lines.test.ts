/** The table of stations: who stands where in it, and how one is found. */
import { describe, expect, it } from 'vitest';
import { foundLines, stationLines } from '../../control-room/positions/stations/station-lines.ts';
import type { OperatorView, StationHealth } from '../../server/contract/views.ts';
import { noAlarms, stations } from '../fakes/sample-parts.ts';

const [sample] = stations(0);
const named = (id: string, health: StationHealth) => ({ ...sample!, id, name: { zh: `${id}卫视`, en: `${id} TV` }, health });
const view: Pick<OperatorView, 'stations' | 'muted' | 'alarms'> = {
  stations: [
    named('well', 'ok'),
    named('Away', 'gone'),
    named('never', 'never'),
    named('slow', 'lagging'),
    named('hushed', 'gone'),
    named('loud', 'ok'),
  ],
  muted: { hushed: { since: 0, by: 'Mei', reason: 'on fire' } },
  alarms: {
    ...noAlarms,
    groups: [
      { kind: 'refused', state: 'unacknowledged', since: 0, stations: [{ id: 'loud', since: 0 }] },
      { kind: 'gone', state: 'acknowledged', since: 0, stations: [{ id: 'Away', since: 0 }] },
    ],
  },
};
const ids = (lines: ReturnType<typeof stationLines>) => lines.map(({ row }) => row.id);

describe('the stations’ table', () => {
  const lines = stationLines(view, 'en');

  it('has the worst first: what nobody has acknowledged, then what is wrong, then who is muted, then who is well', () => {
    expect(ids(lines)).toEqual(['loud', 'Away', 'slow', 'never', 'hushed', 'well']);
    expect(lines[1]?.alarms).toEqual([{ kind: 'gone', state: 'acknowledged' }]);
    expect(lines[4]?.muted?.reason).toBe('on fire');
  });

  it('finds a station by its name in any language, or by its id, and those in alarm', () => {
    expect(ids(foundLines(lines, 'away', false))).toEqual(['Away']);
    expect(ids(foundLines(lines, ' slow卫视 ', false))).toEqual(['slow']);
    expect(ids(foundLines(lines, '', true))).toEqual(['loud', 'Away']);
    expect(foundLines(lines, 'nobody', false)).toEqual([]);
  });
});
