/**
 * A real OBS for a test: its own screen (Xvfb), home folder and port, and a way to ask it directly.
 *
 * Ready once it answers GetSceneList. Everything started here dies with the test.
 * `call` is a connection of its own, so that what it says does not pass through the code under test.
 */
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OBSWebSocket } from 'obs-websocket-js/json';
import { freePort } from '../../run/free-port.ts';
import { programPath } from '../../run/programs.ts';
import { startChild } from './child.ts';
import { type ClipSeed, overlayInput as inputName, seedHome } from './seed-home.ts';
import { waitUntil } from './wait-until.ts';

export type ObsOptions = {
  readonly scenes: readonly string[];
  /** Audio inputs (microphones, beds): a looping tone each, in every scene. */
  readonly inputs: readonly string[];
  /** Clips with picture and sound, played once when their scene comes on. Also audio inputs. */
  readonly clips?: readonly ClipSeed[];
  /** The input of `putOverlay` is there from the start, with nothing on it, blended as a browser blends. */
  readonly hasOverlay?: true;
  readonly width?: number;
  readonly height?: number;
  readonly fps?: number;
  readonly password?: string;
  /** Where to write OBS's home; without it a temporary folder, removed by `stop`. */
  readonly home?: string;
};

export type RealObs = {
  readonly url: string;
  readonly password: string;
  readonly home: string;
  /** The pid of the OBS now running. */
  pid(): number;
  /** Asks OBS directly; rejects after 5 s. */
  call: OBSWebSocket['call'];
  callBatch: OBSWebSocket['callBatch'];
  /** Ends it as a crash would; resolves once it is gone. */
  kill9(): Promise<void>;
  /** Stops it answering until `thaw`, without ending it. */
  freeze(): void;
  thaw(): void;
  /** Starts it again, same home and port; ends the one that runs first. Resolves once it is ready. */
  restart(): Promise<void>;
  /** Shows this PNG over every scene, or the next one in its place. */
  putOverlay(pngPath: string): Promise<void>;
  /** Ends OBS and its screen; removes the temporary home. */
  stop(): Promise<void>;
};

/** Xvfb picks a free display by itself and says which. */
const startScreen = async (home: string) => {
  const child = startChild(
    programPath('xvfb'),
    ['-displayfd', '3', '-screen', '0', '1280x720x24', '-nolisten', 'tcp'],
    process.env,
    join(home, 'xvfb.log'),
  );
  let said = '';
  child.says?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await waitUntil('Xvfb says its display', () => {
    if (!child.isAlive()) throw new Error('Xvfb ended; see xvfb.log');
    return said.includes('\n');
  });
  return { child, display: `:${said.trim()}` };
};

const environment = (home: string, display: string): NodeJS.ProcessEnv => {
  const { DBUS_SESSION_BUS_ADDRESS: _noBus, WAYLAND_DISPLAY: _noWayland, ...rest } = process.env;
  return {
    ...rest,
    HOME: home,
    XDG_RUNTIME_DIR: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    DISPLAY: display,
    QT_QPA_PLATFORM: 'xcb',
    LIBGL_ALWAYS_SOFTWARE: '1',
  };
};

const inTime = <T>(work: Promise<T>, what: string): Promise<T> => {
  const signal = AbortSignal.timeout(5000);
  return Promise.race([
    work,
    new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error(`OBS did not answer ${what} within 5 s`)));
    }),
  ]);
};

/** One OBS process: started, awaited, asked. */
const startProcess = async (home: string, display: string, url: string, password: string) => {
  const child = startChild(
    programPath('obs'),
    ['--multi', '--disable-updater', '--minimize-to-tray'],
    environment(home, display),
    join(home, 'obs.log'),
  );
  const said = () => readFile(join(home, 'obs.log'), 'utf8');
  let socket = new OBSWebSocket();
  await waitUntil(
    'OBS is ready',
    async () => {
      if (!child.isAlive()) throw new Error(`OBS ended: ${(await said()).slice(-800)}`);
      // It would go on without its socket, and we would talk to whoever has the port.
      if ((await said()).includes('Listen failed')) throw new Error(`OBS could not have its port: ${url}`);
      socket = new OBSWebSocket();
      await inTime(socket.connect(url, password, { eventSubscriptions: 0 }), 'the greeting');
      const { scenes } = await inTime(socket.call('GetSceneList'), 'GetSceneList');
      return scenes.length > 0;
    },
    30_000,
    50,
  );
  return { child, socket };
};

type Running = Awaited<ReturnType<typeof startProcess>>;

/** Puts one picture over every scene; two files take turns, since OBS does not see a file change under it. */
const overlayFor = (call: OBSWebSocket['call'], home: string, canvas: { width: number; height: number }) => {
  let turn = 0;
  const create = async (file: string) => {
    const { scenes } = await call('GetSceneList');
    const names = scenes.map((scene) => String(scene.sceneName));
    const inputSettings = { file };
    await call('CreateInput', { sceneName: names[0]!, inputName, inputKind: 'image_source', inputSettings, sceneItemEnabled: true });
    for (const sceneName of names.slice(1)) await call('CreateSceneItem', { sceneName, sourceName: inputName, sceneItemEnabled: true });
    for (const sceneName of names) {
      const { sceneItemId } = await call('GetSceneItemId', { sceneName, sourceName: inputName });
      const bounds = {
        boundsType: 'OBS_BOUNDS_STRETCH',
        boundsWidth: canvas.width,
        boundsHeight: canvas.height,
        positionX: 0,
        positionY: 0,
      };
      await call('SetSceneItemTransform', { sceneName, sceneItemId, sceneItemTransform: bounds });
    }
  };
  return async (pngPath: string): Promise<void> => {
    const file = join(home, `overlay-${turn % 2 ? 'B' : 'A'}.png`);
    turn += 1;
    await copyFile(pngPath, file);
    const { inputs } = await call('GetInputList');
    if (!inputs.some((input) => input.inputName === inputName)) await create(file);
    else await call('SetInputSettings', { inputName, inputSettings: { file } });
  };
};

const end = async (running: Running, signal: 'SIGINT' | 'SIGKILL'): Promise<void> => {
  running.child.signal('SIGCONT');
  running.child.signal(signal);
  const inPatience = waitUntil('OBS ends', () => !running.child.isAlive(), 5000).catch(() => running.child.signal('SIGKILL'));
  await Promise.race([running.child.gone, inPatience]);
  await running.child.gone;
};

export const startObs = async (options: ObsOptions): Promise<RealObs> => {
  const { width = 640, height = 360, fps = 15, password = 'show-password' } = options;
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'cuecart-obs-')));
  const port = await freePort();
  const url = `ws://127.0.0.1:${port}`;
  const { scenes, inputs, clips = [], hasOverlay = false } = options;
  await seedHome(home, { scenes, inputs, clips, hasOverlay, width, height, fps, port, password });
  const screen = await startScreen(home);
  let running = await startProcess(home, screen.display, url, password);
  const call: OBSWebSocket['call'] = (type, data) => inTime(running.socket.call(type, data), type);
  return {
    url,
    password,
    home,
    pid: () => running.child.pid,
    call,
    callBatch: (requests, batchOptions) => inTime(running.socket.callBatch(requests, batchOptions), 'a batch'),
    kill9: () => end(running, 'SIGKILL'),
    freeze: () => running.child.signal('SIGSTOP'),
    thaw: () => running.child.signal('SIGCONT'),
    restart: async () => {
      await end(running, 'SIGKILL');
      running = await startProcess(home, screen.display, url, password);
    },
    putOverlay: overlayFor(call, home, { width, height }),
    stop: async () => {
      await end(running, 'SIGINT');
      screen.child.signal('SIGTERM');
      await screen.child.gone;
      if (options.home === undefined) await rm(home, { recursive: true, force: true });
    },
  };
};
