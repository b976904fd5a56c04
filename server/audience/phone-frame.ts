/**
 * A message as it goes over a phone's line: header and payload in one buffer, built once for however many phones hear it.
 *
 * RFC 6455 §5.2, server to client: final, not masked, nothing compressed. May be written straight to the upgraded
 * socket between two messages of `ws`, which writes each of its own whole.
 */
const text = 0x81;
const binary = 0x82;

/** @param size bytes of payload */
const headerOf = (kind: number, size: number): Buffer => {
  if (size < 126) return Buffer.from([kind, size]);
  const header = Buffer.alloc(size < 65_536 ? 4 : 10);
  header[0] = kind;
  if (size < 65_536) {
    header[1] = 126;
    header.writeUInt16BE(size, 2);
  } else {
    header[1] = 127;
    header.writeBigUInt64BE(BigInt(size), 2);
  }
  return header;
};

/** @param message text goes as text, bytes as bytes */
export const phoneFrame = (message: string | Buffer): Buffer => {
  const payload = typeof message === 'string' ? Buffer.from(message) : message;
  return Buffer.concat([headerOf(typeof message === 'string' ? text : binary, payload.length), payload]);
};
