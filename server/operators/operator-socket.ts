/** The shapes this door's files share: its sockets, its log, one operator. */
import type { Namespace, Socket } from 'socket.io';
import type { Role } from '../contract/commands.ts';
import type { Inviter } from '../contract/inviters.ts';
import type { OperatorClientEvents, OperatorServerEvents } from '../contract/sockets.ts';

export type Operator = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Who let them in, nearest first; absent in a record from before that was kept. */
  readonly invitedBy?: readonly Inviter[];
  /** The hash of the mark of the browser that signed in. */
  readonly device?: string;
};
/** A signed-in browser. */
export type Session = Operator & { readonly expiresAt: number };

type Nothing = Record<string, never>;
export type SocketMemory = { session: Session };
export type OperatorSocket = Socket<OperatorClientEvents, OperatorServerEvents, Nothing, SocketMemory>;
export type OperatorNamespace = Namespace<OperatorClientEvents, OperatorServerEvents, Nothing, SocketMemory>;

/** What we need of a pino logger. */
export type DoorLog = {
  info(facts: object, text: string): void;
  warn(facts: object, text: string): void;
  error(facts: object, text: string): void;
};
