/** Addresses of callers behind proxies of our own, the same for requests and for sockets: who is where is shown to operators, and limits are by it. */
import type { Express } from 'express';
import type { Server as SocketServer } from 'socket.io';
import { callerAddress } from './core/caller-address.ts';

export const believeProxies = (app: Express, io: SocketServer, proxies: number): void => {
  if (proxies === 0) return;
  app.set('trust proxy', proxies);
  io.engine.on('connection', (line) => {
    const { remoteAddress, request } = line;
    Object.assign(line, { remoteAddress: callerAddress(remoteAddress, request.headers['x-forwarded-for'], proxies) });
  });
};
