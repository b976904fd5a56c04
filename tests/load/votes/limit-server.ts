/**
 * The limit: the smallest Node server that can answer a vote. Nothing is checked, counted or stored.
 *
 * A vote frame on an upgraded socket gets a fixed acknowledgement as long as the door's; POST gets a fixed JSON body.
 * What ours costs above this is what checking, counting and keeping a vote costs.
 */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** A vote as phones send it: 2 bytes of header, 4 of mask, 14 of vote. */
const voteSize = 20;
const ack = Buffer.alloc(20);
ack[0] = 0x82;
ack[1] = 18;
ack[2] = 2;

const body = '{"code":"counted"}';
const headers = ['Content-Type', 'application/json', 'Content-Length', String(body.length)];

const acknowledge = (socket: Duplex): void => {
  socket.on('data', (chunk: Buffer) => {
    for (let at = 0; at + voteSize <= chunk.length; at += voteSize) {
      let choice = 0;
      for (let byte = 0; byte < 14; byte += 1) choice |= (chunk[at + 6 + byte] ?? 0) ^ (chunk[at + 2 + (byte & 3)] ?? 0);
      if (choice !== 0) socket.write(ack);
    }
  });
  socket.on('error', () => socket.destroy());
};

const server = createServer({ keepAliveTimeout: 600_000 }, (_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
});
server.on('upgrade', (request, socket) => {
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
  acknowledge(socket);
});
server.listen({ host: '127.0.0.1', port: 0, backlog: 4096 }, () => {
  process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`);
});
