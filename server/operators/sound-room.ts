/** Levels and alarms, ten times a second at most, to those who listen: an event of its own, so that the view stays small. */
import type { Sound } from '../contract/monitors.ts';
import type { Clock } from '../ports/clock.ts';
import { type NewestOnly, newestOnly } from './newest-only.ts';
import type { DoorLog, OperatorNamespace, OperatorSocket } from './operator-socket.ts';

const room = 'sound';
const gap = 100;

type Needs = { readonly namespace: OperatorNamespace; readonly sound: () => Sound; readonly clock: Clock; readonly log: DoorLog };
export type SoundRoom = Pick<NewestOnly, 'publish' | 'close'> & { welcome(socket: OperatorSocket): void };

export const soundRoom = ({ namespace, sound, clock, log }: Needs): SoundRoom => {
  const levels = newestOnly({
    ...{ namespace, what: 'sound', gap, clock, log },
    emitTo: (to) => {
      if (!('handshake' in to)) to.in(room).emit('sound', sound());
      else if (to.rooms.has(room)) to.emit('sound', sound());
    },
  });
  const isEmpty = () => (namespace.adapter.rooms.get(room)?.size ?? 0) === 0;
  return {
    publish: () => {
      if (!isEmpty()) levels.publish();
    },
    close: levels.close,
    welcome: (socket) => {
      socket.on('listen', (listens) => {
        if (listens !== true) return void socket.leave(room);
        void socket.join(room);
        levels.greet(socket);
      });
    },
  };
};
