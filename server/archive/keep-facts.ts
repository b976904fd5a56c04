/** Facts, activations and snapshots in show.sqlite. A fact is written once; the same one again changes nothing. */
import type { Database } from 'better-sqlite3';
import { ArchiveConflict, type PastActivation, type StoredActivation, type StoredFact } from '../ports/archive.ts';
import type { Handlers } from './calls.ts';

type FactRow = Omit<StoredFact, 'body' | 'key' | 'keyedCommand'> & { body: string; key: string | null; keyedCommand: string | null };
type ActivationRow = Omit<StoredActivation, 'ended'> & { ended: number };

const toRow = (fact: StoredFact): FactRow => ({
  ...fact,
  body: JSON.stringify(fact.body),
  key: fact.key ?? null,
  keyedCommand: fact.keyedCommand ?? null,
});
const fromRow = ({ body, key, keyedCommand, ...rest }: FactRow): StoredFact => ({
  ...rest,
  body: JSON.parse(body),
  ...(key !== null && { key }),
  ...(keyedCommand !== null && { keyedCommand }),
});
const isSame = (a: FactRow, b: FactRow): boolean =>
  (['activationId', 'seq', 'id', 'version', 'at', 'by', 'body', 'key', 'keyedCommand'] as const).every((column) => a[column] === b[column]);

const columns = 'activationId, seq, id, version, at, by, body, key, keyedCommand';

export const factHandlers = (database: Database): Pick<Handlers, 'append' | 'facts' | 'factsBefore'> => {
  const byId = database.prepare<[string], FactRow>(`SELECT ${columns} FROM facts WHERE id = ?`);
  const last = database.prepare<[string], { seq: number | null }>('SELECT max(seq) AS seq FROM facts WHERE activationId = ?');
  const write = database.prepare(
    `INSERT INTO facts (${columns}) VALUES (@activationId, @seq, @id, @version, @at, @by, @body, @key, @keyedCommand)`,
  );
  const inOrder = database.prepare<[string], FactRow>(`SELECT ${columns} FROM facts WHERE activationId = ? ORDER BY seq`);

  const older = database.prepare<[string, number, number], FactRow>(
    `SELECT ${columns} FROM facts WHERE activationId = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
  );

  const appendOne = (row: FactRow) => {
    const kept = byId.get(row.id);
    if (kept && isSame(kept, row)) return;
    if (kept) throw new ArchiveConflict(`Fact ${row.id} is recorded already, and says something else.`);
    const next = (last.get(row.activationId)?.seq ?? 0) + 1;
    if (row.seq !== next)
      throw new ArchiveConflict(`Fact ${row.id} is number ${row.seq} of ${row.activationId}, but the next one is ${next}.`);
    write.run(row);
  };
  return {
    append: (facts) => {
      for (const fact of facts) appendOne(toRow(fact));
    },
    facts: (activationId) => inOrder.all(activationId).map(fromRow),
    factsBefore: (activationId, seq, limit) => older.all(activationId, seq, limit).map(fromRow),
  };
};

type ActivationCalls =
  | 'startActivation'
  | 'endActivation'
  | 'openActivation'
  | 'pastActivations'
  | 'activation'
  | 'snapshot'
  | 'saveSnapshot';

export const activationHandlers = (database: Database): Pick<Handlers, ActivationCalls> => {
  const columns = 'id, kind, episode, plan, startedAt, ended';
  const byId = database.prepare<[string], ActivationRow>(`SELECT ${columns} FROM activations WHERE id = ?`);
  const start = database.prepare(`INSERT INTO activations (${columns}) VALUES (@id, @kind, @episode, @plan, @startedAt, @ended)`);
  const end = database.prepare('UPDATE activations SET ended = 1 WHERE id = ?');
  const open = database.prepare<[], ActivationRow>(`SELECT ${columns} FROM activations WHERE ended = 0 ORDER BY started DESC LIMIT 1`);
  const past = database.prepare<[number], PastActivation>(
    `SELECT id, kind, startedAt, json_extract(plan, '$.episode') AS about FROM activations
     WHERE coalesce(json_extract(plan, '$.compress'), 1) = 1 ORDER BY started DESC LIMIT ?`,
  );
  const snapshot = database.prepare<[string], { seq: number; machineVersion: string; state: string }>(
    'SELECT seq, machineVersion, state FROM snapshots WHERE activationId = ?',
  );
  const save = database.prepare(
    `INSERT INTO snapshots (activationId, seq, machineVersion, state) VALUES (?, ?, ?, ?) ON CONFLICT (activationId) DO UPDATE
     SET seq = excluded.seq, machineVersion = excluded.machineVersion, state = excluded.state WHERE excluded.seq >= seq`,
  );

  return {
    startActivation: (activation) => {
      const kept = byId.get(activation.id);
      if (!kept) start.run({ ...activation, ended: activation.ended ? 1 : 0 });
      else if ((['kind', 'episode', 'plan', 'startedAt'] as const).some((column) => kept[column] !== activation[column]))
        throw new ArchiveConflict(`Activation ${activation.id} is recorded already, and is another one.`);
    },
    endActivation: (id) => {
      end.run(id);
    },
    openActivation: () => {
      const row = open.get();
      return row && { ...row, ended: row.ended === 1 };
    },
    pastActivations: (limit) => past.all(limit),
    activation: (id) => {
      const row = byId.get(id);
      return row && { ...row, ended: row.ended === 1 };
    },
    snapshot: (activationId) => snapshot.get(activationId),
    saveSnapshot: (activationId, seq, machineVersion, state) => {
      save.run(activationId, seq, machineVersion, state);
    },
  };
};
