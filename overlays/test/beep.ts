/** A short tone of 1 kHz, where the browser lets a page be heard: mixers do, a desktop browser after a click. */
export type Beep = { readonly sound: () => void };

const [tone, lasts, level] = [1000, 0.08, 0.1];

/** @param told whether it can be heard now; called with every change */
export const openBeep = (told: (hears: boolean) => void): Beep => {
  const context = new AudioContext();
  const tell = () => told(context.state === 'running');
  context.addEventListener('statechange', tell);
  window.addEventListener('pointerdown', () => {
    // A refusal leaves it muted, which the page says.
    void context.resume().then(tell, tell);
  });
  tell();
  return {
    sound: () => {
      if (context.state !== 'running') return;
      const [source, gain] = [context.createOscillator(), context.createGain()];
      source.frequency.value = tone;
      gain.gain.value = level;
      source.connect(gain).connect(context.destination);
      source.start();
      source.stop(context.currentTime + lasts);
    },
  };
};
