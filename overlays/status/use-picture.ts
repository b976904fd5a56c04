/** Measures a picture while somebody lets this page see one, and tells the house what was measured: at once, then every ten seconds. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { EpochMs } from '../../server/contract/units.ts';
import { measuredOf, nothingRead, type Reading } from '../time-code/reading.ts';
import type { Desk } from './ask-desk.ts';
import { watchPicture } from './watch-picture.ts';

export type Source = { readonly from: 'device'; readonly id: string } | { readonly from: 'window' };
export type Picture = {
  readonly video: { current: HTMLVideoElement | null };
  readonly isOn: boolean;
  readonly reading: Reading;
  /** Why the browser gives none. */
  readonly refused: string | null;
  /** What came of the last telling. */
  readonly told: { readonly at: EpochMs; readonly ok: boolean } | null;
  readonly devices: readonly { readonly id: string; readonly name: string }[];
  readonly start: (source: Source) => Promise<void>;
  readonly stop: () => void;
};

const tellEvery = 10_000;
const size = { width: { ideal: 1920 }, height: { ideal: 1080 } };

/** Browsers give these only to pages that came by HTTPS, or from the machine itself. */
const media = (): Partial<MediaDevices> => (navigator as { readonly mediaDevices?: MediaDevices }).mediaDevices ?? {};

const ask = async (source: Source): Promise<MediaStream> => {
  const from = media();
  if (!from.getUserMedia || !from.getDisplayMedia) throw new Error('HTTPS');
  if (source.from === 'window') return from.getDisplayMedia({ video: { frameRate: { ideal: 50 } }, audio: false });
  return from.getUserMedia({ video: { ...size, ...(source.id === '' ? {} : { deviceId: { exact: source.id } }) }, audio: false });
};

const devicesNow = async () => {
  const all = (await media().enumerateDevices?.()) ?? [];
  return all.filter(({ kind }) => kind === 'videoinput').map(({ deviceId, label }, n) => ({ id: deviceId, name: label || `${n + 1}` }));
};

const end = (stream: MediaStream | null) => {
  for (const track of stream?.getTracks() ?? []) track.stop();
};

/** Tells the house while there is something to tell. */
const useTelling = (isOn: boolean, newest: { readonly current: Reading }, desk: Desk) => {
  const [told, tell] = useState<Picture['told']>(null);
  useEffect(() => {
    if (!isOn) return;
    let isBusy = false;
    let toldAt = Number.NEGATIVE_INFINITY;
    const look = async () => {
      const said = measuredOf(newest.current, 'house');
      if (isBusy || said?.is !== 'measured' || performance.now() - toldAt < tellEvery) return;
      isBusy = true;
      const ok = await desk.tellDelay({ delay: said.behind, frames: said.frames, spread: said.spread });
      toldAt = performance.now();
      isBusy = false;
      tell({ at: desk.serverNow(), ok });
    };
    const timer = setInterval(() => void look(), 250);
    return () => clearInterval(timer);
  }, [isOn, newest, desk]);
  return told;
};

export const usePicture = (desk: Desk): Picture => {
  const video = useRef<HTMLVideoElement | null>(null);
  const newest = useRef<Reading>(nothingRead);
  const [stream, keep] = useState<MediaStream | null>(null);
  const [refused, refuse] = useState<string | null>(null);
  const [devices, know] = useState<Picture['devices']>([]);
  const learn = () => void devicesNow().then(know, () => know([]));
  useEffect(learn, []);
  useEffect(() => {
    const screen = video.current;
    if (!stream || !screen) return;
    newest.current = nothingRead;
    screen.srcObject = stream;
    void screen.play().catch((error: unknown) => refuse(String(error)));
    const serverAt = (steady: number) => (desk.isTrue() ? desk.serverNow() - (performance.now() - steady) : null);
    const leave = watchPicture(screen, serverAt, (reading) => {
      newest.current = reading;
    });
    // Somebody pulled the device, or ended the sharing by the browser's own button.
    for (const track of stream.getTracks()) track.addEventListener('ended', () => keep(null));
    return () => {
      leave();
      screen.srcObject = null;
      end(stream);
    };
  }, [stream, desk]);
  const told = useTelling(stream !== null, newest, desk);
  return {
    ...{ video, isOn: stream !== null, reading: newest.current, refused, told, devices },
    start: async (source) => {
      try {
        const given = await ask(source);
        refuse(null);
        keep(given);
        learn();
      } catch (error) {
        refuse(error instanceof Error ? error.message || error.name : String(error));
      }
    },
    stop: () => keep(null),
  };
};
