/**
 * The tone of an alarm: two short notes, made by the browser itself.
 *
 * A browser lets no sound out before somebody has clicked or pressed a key on the page; until then the bell waits.
 */
export type Bell = {
  ring(): void;
  /** Whether the browser lets it ring. */
  isReady(): boolean;
  /** Told each time that this may be another. */
  watch(listener: () => void): () => void;
  close(): void;
};

const notes = [880, 660] as const;
/** Seconds. */
const [noteLength, gap, loudness] = [0.16, 0.06, 0.18] as const;

export const openBell = (): Bell => {
  const context = new AudioContext();
  // Refused until a hand has touched the page: then it is asked again.
  const wake = () => void context.resume().catch(() => undefined);
  const touches = ['pointerdown', 'keydown'] as const;
  for (const touch of touches) window.addEventListener(touch, wake);
  wake();

  const play = (frequency: number, at: number) => {
    const tone = new OscillatorNode(context, { frequency, type: 'triangle' });
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.setTargetAtTime(loudness, at, 0.01);
    volume.gain.setTargetAtTime(0, at + noteLength, 0.02);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + noteLength + 0.2);
  };
  return {
    ring: () => {
      if (context.state !== 'running') return;
      for (const [index, note] of notes.entries()) play(note, context.currentTime + index * (noteLength + gap));
    },
    isReady: () => context.state === 'running',
    watch: (listener) => {
      context.addEventListener('statechange', listener);
      return () => context.removeEventListener('statechange', listener);
    },
    close: () => {
      for (const touch of touches) window.removeEventListener(touch, wake);
      void context.close().catch(() => undefined);
    },
  };
};
