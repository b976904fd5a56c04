/**
 * What was really on program: asked from OBS itself over a connection of our own, or, without one,
 * from the program page's own line (the rehearsal switcher draws its picture there).
 */
import { OBSWebSocket } from 'obs-websocket-js/json';
import { io } from 'socket.io-client';
import type { OutputView } from '../../contract/views.ts';

export type ProgramEye = { seen(): ReadonlySet<string>; close(): Promise<void> };

const sceneEvents = 1 << 2;
const connectWithin = 10_000;

/** A program page without a browser: gets what the page gets, says what it would have painted. */
export const watchOutput = (front: string, key: string): ProgramEye => {
  const seen = new Set<string>();
  const socket = io(`${front}/outputs`, { transports: ['websocket'], auth: { output: 'program', key }, forceNew: true });
  socket.on('structure', (view: OutputView) => {
    if (view.picture) seen.add(view.picture.program);
    const graphics = view.graphics.map((graphic) => graphic.id);
    socket.emit('painted', { epoch: view.epoch, revision: view.revision, graphics, at: view.at });
  });
  return {
    seen: () => seen,
    close: async () => {
      socket.close();
    },
  };
};

/** OBS says a scene is on program when its transition has ended, never for one that was passed over. */
export const watchObs = async (url: string, password: string | undefined): Promise<ProgramEye> => {
  const seen = new Set<string>();
  const obs = new OBSWebSocket();
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  obs.on('CurrentProgramSceneChanged', ({ sceneName }) => void seen.add(sceneName));
  const connect = async () => {
    await obs.connect(url, password, { eventSubscriptions: sceneEvents });
    seen.add((await obs.call('GetCurrentProgramScene')).currentProgramSceneName);
  };
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`OBS at ${url} did not answer us within ${connectWithin / 1000} s.`)), connectWithin);
  });
  await Promise.race([connect(), late]).finally(() => clearTimeout(timer));
  // OBS may end and be started again while we rehearse.
  obs.on('ConnectionClosed', () => {
    const comeBack = () => {
      if (!isClosed) connect().catch(() => setTimeout(comeBack, 500).unref());
    };
    comeBack();
  });
  return {
    seen: () => seen,
    close: async () => {
      isClosed = true;
      await obs.disconnect();
    },
  };
};
