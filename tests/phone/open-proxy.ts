/** A proxy of ours before the door: it says of everyone that comes through it that they come from one address. */
import net from 'node:net';

/** @returns its port, and how to end it with all that go through it */
export const openProxy = async (doorPort: number, address: string): Promise<{ readonly port: number; close(): Promise<void> }> => {
  const open = new Set<net.Socket>();
  const server = net.createServer((viewer) => {
    const door = net.connect(doorPort, '127.0.0.1');
    const both = [viewer, door] as const;
    for (const socket of both) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        open.delete(socket);
        for (const other of both) other.destroy();
      });
    }
    // Only a connection's first request is marked; a socket to the door is always one.
    viewer.once('data', (bytes) => {
      const end = bytes.indexOf('\r\n') + 2;
      door.write(Buffer.concat([bytes.subarray(0, end), Buffer.from(`X-Forwarded-For: ${address}\r\n`), bytes.subarray(end)]));
      viewer.pipe(door);
    });
    door.pipe(viewer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as net.AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
};
