/** What was delivered to stations, by minute. A row is written again while its minute lasts; the newest stands. */
import type { Database } from 'better-sqlite3';
import type { StoredMinute } from '../ports/archive.ts';
import type { Handlers } from './calls.ts';

/** Three days of minutes, or one with many lives of the server: what is beyond is no evening. */
const mostRead = 5000;

export const deliveryHandlers = (database: Database): Pick<Handlers, 'keepMinutes' | 'minutesOf'> => {
  const write = database.prepare(
    `INSERT INTO station_minutes (activationId, stationId, minute, life, rev, record) VALUES (@activationId, @stationId, @minute, @life, @rev, @record)
     ON CONFLICT (activationId, stationId, minute, life) DO UPDATE SET rev = excluded.rev, record = excluded.record WHERE excluded.rev > rev`,
  );
  const read = database.prepare<[string, string, number], StoredMinute>(
    `SELECT activationId, stationId, minute, life, rev, record FROM station_minutes
     WHERE activationId = ? AND stationId = ? ORDER BY minute, life LIMIT ?`,
  );
  return {
    keepMinutes: (minutes) => {
      for (const minute of minutes) write.run(minute);
    },
    minutesOf: (activationId, stationId) => read.all(activationId, stationId, mostRead),
  };
};
