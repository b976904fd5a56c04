/**
 * The inside of the fake OBS: scenes, sound, transitions and outputs, answering requests as OBS 29 does.
 *
 * Only what the show uses. Program is the target at once, its event comes at the end of the transition;
 * a scene already on program makes no event; unknown names and wrong states are refused with OBS's codes.
 */
import { FakeItems } from './fake-obs-items.ts';
import { FakeRefusal } from './fake-refusal.ts';

type Data = Readonly<Record<string, unknown>>;
type Handler = (data: Data) => object | undefined;
export type Emit = (eventType: string, eventData: object) => void;

type Input = { muted: boolean; db: number; hasSound: boolean };
type Media = { state: string; startedAt: number; length: number };

const transitions = [
  { transitionName: '硬切', transitionKind: 'cut_transition' },
  { transitionName: '淡入淡出', transitionKind: 'fade_transition' },
];

export class FakeDesk {
  readonly scenes: Set<string>;
  readonly inputs: Map<string, Input>;
  readonly items: FakeItems;
  readonly media = new Map<string, Media>();
  readonly saved: string;
  readonly #emit: Emit;
  readonly #kept = new Map<string, unknown>();
  readonly #timers = new Set<NodeJS.Timeout>();
  program: string;
  preview: string | null = null;
  stream: 'off' | 'starting' | 'on' = 'off';
  virtualCamera: 'lacking' | 'off' | 'on' = 'lacking';
  #transition = '硬切';
  #rate = 300;
  #onAirBehindAnswer = false;
  #fadeEnds = 0;
  #fadeStarted = 0;
  #bornAt = Date.now();

  constructor(scenes: readonly string[], inputs: readonly string[], emit: Emit) {
    this.scenes = new Set(scenes);
    this.inputs = new Map(inputs.map((input) => [input, { muted: false, db: 0, hasSound: true }]));
    this.items = new FakeItems(scenes, () => [...this.inputs.keys()]);
    this.program = this.saved = scenes[0]!;
    this.#emit = emit;
  }

  /** What kill -9 and a new start leave: the saved scene, all sound open, outputs off. */
  startAnew(): void {
    this.program = this.saved;
    this.preview = null;
    this.stream = 'off';
    for (const input of this.inputs.values()) Object.assign(input, { muted: false, db: 0 });
    this.media.clear();
    this.#fadeEnds = 0;
    this.#bornAt = Date.now();
  }

  stopTimers(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  cut(scene: string): void {
    if (!this.scenes.has(scene)) throw new FakeRefusal(600, `No source was found by the name of \`${scene}\`.`);
    if (scene === this.program) return;
    const length = this.#transition === '硬切' ? 30 : this.#rate;
    this.program = scene;
    this.#fadeStarted = Date.now();
    this.#fadeEnds = this.#fadeStarted + length;
    this.#emit('SceneTransitionStarted', { transitionName: this.#transition });
    this.after(length, () => {
      if (Date.now() < this.#fadeEnds || this.program !== scene) return;
      this.#emit('SceneTransitionEnded', { transitionName: this.#transition });
      this.#emit('CurrentProgramSceneChanged', { sceneName: scene });
    });
  }

  mute(input: string, muted: boolean): void {
    const found = this.#input({ inputName: input });
    if (found.muted === muted) return;
    found.muted = muted;
    this.#emit('InputMuteStateChanged', { inputName: input, inputMuted: muted });
  }

  /** On air after so long, or right behind the next answer to one who asks only whether it streams. */
  startStream(onAir: number | 'behind the next answer'): void {
    this.stream = 'starting';
    this.#streamEvent('STARTING', false);
    if (typeof onAir === 'number') this.after(onAir, () => this.#streamIsOn());
    else this.#onAirBehindAnswer = true;
  }

  playMedia(input: string, length: number): void {
    this.media.set(input, { state: 'OBS_MEDIA_STATE_PLAYING', startedAt: Date.now(), length });
    this.#emit('MediaInputPlaybackStarted', { inputName: input });
  }

  endMedia(input: string, says = true): void {
    const media = this.media.get(input);
    if (media) media.state = 'OBS_MEDIA_STATE_ENDED';
    if (says) this.#emit('MediaInputPlaybackEnded', { inputName: input });
  }

  after(length: number, job: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      job();
    }, length + 2);
    this.#timers.add(timer);
  }

  answer(type: string, data: Data): object | undefined {
    const handler = this.#handlers[type] ?? this.items.handlers[type];
    if (!handler) throw new FakeRefusal(204, `Your request type "${type}" is not valid.`);
    return handler(data);
  }

  #streamEvent(state: string, outputActive: boolean): void {
    this.#emit('StreamStateChanged', { outputActive, outputState: `OBS_WEBSOCKET_OUTPUT_${state}` });
  }

  #input(data: Data): Input {
    const input = this.inputs.get(String(data.inputName));
    if (!input) throw new FakeRefusal(600, `No source was found by the name of \`${String(data.inputName)}\`.`);
    if (!input.hasSound) throw new FakeRefusal(604, 'The specified input does not support audio.');
    return input;
  }

  #streamIsOn(): void {
    this.stream = 'on';
    this.#streamEvent('STARTED', true);
  }

  /** A request of its own (not one of a batch) has its answer. */
  answeredAlone(requestType: string): void {
    if (requestType !== 'GetStreamStatus' || !this.#onAirBehindAnswer) return;
    this.#onAirBehindAnswer = false;
    this.#streamIsOn();
  }

  #stopStream(): undefined {
    if (this.stream !== 'on') throw new FakeRefusal(501);
    this.stream = 'off';
    this.#streamEvent('STOPPED', false);
  }

  #playing(data: Data): object {
    const media = this.media.get(String(data.inputName));
    const isPlaying = media?.state === 'OBS_MEDIA_STATE_PLAYING';
    const cursor = isPlaying ? Date.now() - media.startedAt : null;
    return { mediaState: media?.state ?? 'OBS_MEDIA_STATE_NONE', mediaCursor: cursor, mediaDuration: isPlaying ? media.length : null };
  }

  readonly #handlers: Readonly<Record<string, Handler>> = {
    GetVersion: () => ({ obsVersion: '29.0.2', obsWebSocketVersion: '5.1.0', rpcVersion: 1 }),
    GetStats: () => ({ renderTotalFrames: Math.floor((Date.now() - this.#bornAt) / 10), activeFps: 100 }),
    GetSceneList: () => ({ scenes: [...this.scenes].map((sceneName) => ({ sceneName })).reverse() }),
    GetSceneTransitionList: () => ({ transitions }),
    GetCurrentProgramScene: () => ({ currentProgramSceneName: this.program }),
    GetCurrentPreviewScene: () => {
      if (this.preview === null) throw new FakeRefusal(506);
      return { currentPreviewSceneName: this.preview };
    },
    GetCurrentSceneTransition: () => ({
      ...transitions.find((one) => one.transitionName === this.#transition),
      transitionDuration: this.#transition === '硬切' ? null : this.#rate,
    }),
    GetCurrentSceneTransitionCursor: () => ({
      transitionCursor: Date.now() >= this.#fadeEnds ? 1 : (Date.now() - this.#fadeStarted) / (this.#fadeEnds - this.#fadeStarted + 1),
    }),
    GetStreamStatus: () => ({ outputActive: this.stream === 'on', outputReconnecting: false }),
    GetVirtualCamStatus: () => {
      if (this.virtualCamera === 'lacking') throw new FakeRefusal(604, 'VirtualCam is not available.');
      return { outputActive: this.virtualCamera === 'on' };
    },
    GetRecordStatus: () => ({ outputActive: false }),
    StopStream: () => this.#stopStream(),
    StopVirtualCam: () => {
      if (this.virtualCamera === 'lacking') throw new FakeRefusal(604, 'VirtualCam is not available.');
      this.virtualCamera = 'off';
      return undefined;
    },
    GetInputMute: (data) => ({ inputMuted: this.#input(data).muted }),
    GetInputVolume: (data) => ({ inputVolumeDb: this.#input(data).db }),
    SetInputMute: (data) => void this.mute(String(data.inputName), data.inputMuted === true),
    SetInputVolume: (data) => {
      // OBS keeps a factor of single precision, so a level comes back a little off.
      this.#input(data).db = 20 * Math.log10(Math.fround(10 ** (Number(data.inputVolumeDb) / 20)));
      this.#emit('InputVolumeChanged', { inputName: data.inputName });
      return undefined;
    },
    SetCurrentProgramScene: (data) => void this.cut(String(data.sceneName)),
    SetCurrentPreviewScene: (data) => {
      if (this.preview === null) throw new FakeRefusal(506);
      this.preview = String(data.sceneName);
      return undefined;
    },
    SetCurrentSceneTransition: (data) => {
      if (!transitions.some((one) => one.transitionName === data.transitionName)) throw new FakeRefusal(600);
      this.#transition = String(data.transitionName);
      return undefined;
    },
    SetCurrentSceneTransitionDuration: (data) => {
      const rate = Number(data.transitionDuration);
      if (rate < 50 || rate > 20_000) throw new FakeRefusal(402);
      this.#rate = rate;
      return undefined;
    },
    GetPersistentData: (data) => ({ slotValue: this.#kept.get(String(data.slotName)) ?? null }),
    SetPersistentData: (data) => void this.#kept.set(String(data.slotName), data.slotValue),
    GetSourceActive: (data) => ({ videoActive: data.sourceName === this.program || this.media.has(String(data.sourceName)) }),
    GetMediaInputStatus: (data) => this.#playing(data),
    TriggerMediaInputAction: (data) => {
      const media = this.media.get(String(data.inputName));
      if (!media) throw new FakeRefusal(600);
      this.playMedia(String(data.inputName), media.length);
      return undefined;
    },
    SetMediaInputCursor: (data) => {
      const media = this.media.get(String(data.inputName));
      if (!media) throw new FakeRefusal(600);
      media.startedAt = Date.now() - Number(data.mediaCursor);
      return undefined;
    },
    GetSourceScreenshot: (data) => {
      const scene = String(data.sourceName);
      if (!this.scenes.has(scene)) throw new FakeRefusal(600, `No source was found by the name of \`${scene}\`.`);
      // As a JPEG begins, so that whoever looks at the first bytes is not lied to; then what it would show.
      const picture = Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.from(`${scene} ${Number(data.imageWidth)}`)]);
      return { imageData: `data:image/jpg;base64,${picture.toString('base64')}` };
    },
  };
}
