/**
 * Whether a socket's line takes more, and when it does again.
 *
 * A line takes nothing for a moment whenever something was handed to it: what falls into the same turn waits for that, and for no beat.
 */
import type { Socket } from 'socket.io';

type Line = Pick<Socket, 'conn'>;

export const isFree = ({ conn }: Line): boolean => conn.transport.writable;

/** Calls back once; never, where the line ends before that or goes on over another transport. */
export const onceFree = (line: Line, deed: () => void): void => {
  line.conn.transport.once('ready', () => (isFree(line) ? deed() : onceFree(line, deed)));
};
