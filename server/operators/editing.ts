/**
 * Who has which row of the rundown open to change it: said by their screens again and again, forgotten when they stop.
 * One row a screen; nothing of it is kept.
 */
import type { EditingNote } from '../contract/plan-edits.ts';
import { Id, type Ms } from '../contract/units.ts';
import { mayAsk } from '../contract/who-may.ts';
import type { Clock } from '../ports/clock.ts';
import type { OperatorNamespace, OperatorSocket } from './operator-socket.ts';

/** A screen that still edits says so every three seconds. */
const staysFor: Ms = 8000;

export type EditingNotes = {
  /** Hears this socket, and tells it who edits what. */
  greet(socket: OperatorSocket): void;
  close(): void;
};

export const editingNotes = (namespace: Pick<OperatorNamespace, 'emit'>, clock: Clock): EditingNotes => {
  const notes = new Map<OperatorSocket, { readonly note: EditingNote; readonly forget: () => void }>();
  const all = (): readonly EditingNote[] => [...notes.values()].map(({ note }) => note);
  const tell = () => void namespace.emit('editing', all());

  const leave = (socket: OperatorSocket) => {
    const said = notes.get(socket);
    if (!said) return;
    said.forget();
    notes.delete(socket);
    tell();
  };
  const says = (socket: OperatorSocket, segmentId: unknown) => {
    const { id: operatorId, name, role } = socket.data.session;
    const row = Id.safeParse(segmentId);
    if (!row.success || !mayAsk(role, { type: 'segment.retime' })) return leave(socket);
    const before = notes.get(socket);
    before?.forget();
    const forget = clock.wakeAt(clock.now() + staysFor, () => leave(socket));
    notes.set(socket, { note: { segmentId: row.data, operatorId, name }, forget });
    if (before?.note.segmentId !== row.data) tell();
  };

  return {
    greet(socket) {
      socket.on('editing', (segmentId) => says(socket, segmentId));
      socket.once('disconnect', () => leave(socket));
      socket.emit('editing', all());
    },
    close() {
      for (const { forget } of notes.values()) forget();
      notes.clear();
    },
  };
};
