/** @jsxImportSource preact */
/** How late the station's own picture is, read from the time code in it. */
import { useState } from 'preact/hooks';
import type { OwnSide } from '../../server/contract/own-side.ts';
import { type Measured, measuredOf, type Reading } from '../time-code/reading.ts';
import type { Shared } from './breaks.tsx';
import { pictureProblem } from './picture-problem.ts';
import { type PictureWords, pictureWordsOf } from './picture-words.ts';
import { timeOfDay } from './time-of-day.ts';
import { type Picture, usePicture } from './use-picture.ts';
import { filled } from './words.ts';

const hundredths = (ms: number): string => (ms / 1000).toFixed(2);

const House = ({ said, own, words }: { said: Extract<Measured, { is: 'measured' }>; own: OwnSide; words: PictureWords }) => {
  const apart = said.behind - own.delay;
  return (
    <>
      <p class="measured" data-by="house" data-behind={said.behind} data-frames={said.frames}>
        {filled(words.house, { s: hundredths(said.behind), set: hundredths(own.delay) })}
      </p>
      <p class="dim">
        {filled(apart < 0 ? words.early : words.apart, { s: hundredths(Math.abs(apart)) })} ·{' '}
        {filled(words.byFrames, { n: said.frames, ms: said.spread })}
      </p>
    </>
  );
};

const Result = ({ reading, own, words }: { reading: Reading; own: OwnSide; words: PictureWords }) => {
  const [house, overlay, test] = (['house', 'overlay', 'test'] as const).map((by) => measuredOf(reading, by));
  const problem = pictureProblem(reading, house ?? overlay ?? test, words);
  return (
    <>
      {house?.is === 'measured' && <House said={house} own={own} words={words} />}
      {overlay?.is === 'measured' && <p data-by="overlay">{filled(words.overlay, { s: hundredths(overlay.behind) })}</p>}
      {test?.is === 'measured' && (
        <p data-by="test" data-behind={test.behind}>
          {filled(words.test, { s: hundredths(test.behind) })}
        </p>
      )}
      {problem !== null && <p class="warn">{problem}</p>}
    </>
  );
};

const Choose = ({ picture, words }: { picture: Picture; words: PictureWords }) => {
  const [device, choose] = useState('');
  if (picture.isOn)
    return (
      <button type="button" onClick={picture.stop}>
        {words.stop}
      </button>
    );
  return (
    <div class="sources">
      <label>
        {words.device}{' '}
        <select value={device} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{words.anyDevice}</option>
          {picture.devices
            .filter(({ id }) => id !== '')
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </select>
      </label>
      <button type="button" onClick={() => void picture.start({ from: 'device', id: device })}>
        {words.start}
      </button>
      <button type="button" onClick={() => void picture.start({ from: 'window' })}>
        {words.window}
      </button>
    </div>
  );
};

const Told = ({ told, own, words }: { told: NonNullable<Picture['told']>; own: OwnSide; words: PictureWords }) => (
  <p class={told.ok ? 'dim' : 'warn'}>{told.ok ? filled(words.sent, { time: timeOfDay(told.at, own.zone) }) : words.notSent}</p>
);

export const ReturnPicture = ({ own, language, desk }: Shared) => {
  const words = pictureWordsOf(language);
  const picture = usePicture(desk);
  const { isOn, reading, refused, told } = picture;
  return (
    <section class="return" aria-labelledby="return">
      <h2 id="return">{words.title}</h2>
      <video ref={picture.video} hidden={!isOn} muted playsInline aria-label={words.preview} />
      <div>
        {!isOn && <p class="dim">{words.explain}</p>}
        {isOn && !desk.isTrue() && <p class="warn">{words.noClock}</p>}
        {isOn && own && desk.isTrue() && <Result reading={reading} own={own} words={words} />}
        {isOn && own && told && <Told told={told} own={own} words={words} />}
      </div>
      {refused !== null && (
        <p class="bad" role="alert">
          {filled(words.refused, { why: refused })}
        </p>
      )}
      <Choose picture={picture} words={words} />
    </section>
  );
};
