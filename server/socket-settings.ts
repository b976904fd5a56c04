/** How sockets of the show server are kept: a client that answers no ping for five seconds is gone. */
export const socketSettings = {
  transports: ['websocket' as const],
  perMessageDeflate: false,
  serveClient: false,
  /** Bytes. */
  maxHttpBufferSize: 100_000,
  pingInterval: 5000,
  pingTimeout: 5000,
};
