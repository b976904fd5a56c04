/**
 * A road between laptops and the server on which all can be lost in silence, as when a laptop leaves the Wi-Fi or its lid is shut.
 * Neither end is told.
 */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type Road = {
  /** `http://127.0.0.1:1234`: where a laptop on this road finds the server. */
  readonly front: string;
  /** Nothing passes any more, either way, and nobody is told. */
  cut(): void;
  /** New connections pass; those from before the cut stay silent for good. */
  mend(): void;
  close(): Promise<void>;
};

type Way = { readonly near: Socket; readonly far: Socket; isDead: boolean };

export const openRoad = async (serverPort: number): Promise<Road> => {
  const ways = new Set<Way>();
  let isCut = false;
  const server = createServer((near) => {
    const way: Way = { near, far: connect(serverPort, '127.0.0.1'), isDead: isCut };
    const { far } = way;
    ways.add(way);
    near.on('data', (data) => void (way.isDead || far.write(data)));
    far.on('data', (data) => void (way.isDead || near.write(data)));
    near.on('error', () => near.destroy());
    far.on('error', () => far.destroy());
    near.on('close', () => {
      // A laptop that has gone says nothing.
      if (way.isDead) return;
      far.destroy();
      ways.delete(way);
    });
    far.on('close', () => void (way.isDead || near.destroy()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    front: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true;
      for (const way of ways) way.isDead = true;
    },
    mend: () => {
      isCut = false;
    },
    close: async () => {
      for (const { near, far } of ways) {
        near.destroy();
        far.destroy();
      }
      server.close();
      await once(server, 'close');
    },
  };
};
