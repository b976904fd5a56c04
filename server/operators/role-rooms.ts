/** Sends each operator what their role may see: made once for each role that is here, however many hold it. */
import { Role } from '../contract/commands.ts';
import type { OperatorNamespace, OperatorSocket } from './operator-socket.ts';

/** One operator, or a crowd of them. */
export type Audience = Pick<OperatorNamespace, 'in'> | OperatorSocket;
type Reached = Pick<OperatorNamespace, 'emit'> | OperatorSocket;

const roomOf = (role: Role): string => `role:${role}`;
export const isOne = (to: Audience): to is OperatorSocket => 'handshake' in to;

export const joinRole = (socket: OperatorSocket): void => void socket.join(roomOf(socket.data.session.role));

export const toEachRole = (namespace: OperatorNamespace, to: Audience, emit: (to: Reached, role: Role) => void): void => {
  if (isOne(to)) {
    emit(to, to.data.session.role);
    return;
  }
  const here = new Set([...namespace.sockets.values()].map(({ data }) => data.session?.role));
  for (const role of Role.options) if (here.has(role)) emit(to.in(roomOf(role)), role);
};
