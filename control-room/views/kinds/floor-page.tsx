/** The floor's view: clocks, now and what comes, the shots with the one on program, cues with their times. */
import './floor.css';
import type { FloorView } from '../../../server/contract/watch.ts';
import { clockText, lengthOf, lengthText } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import { isOldOn, OldWord } from '../old-word.tsx';
import { useNowAt } from '../use-watch.tsx';
import { ClockRow, Left } from './clocks.tsx';
import { ClipLine } from './floor-clip.tsx';

type Cue = FloorView['cues'][number];

const CueTime = ({ at, word }: { at: number; word: string }) => {
  const now = useNowAt(at);
  return (
    <span className="figure">
      {word} {now === null ? '–' : lengthText(Math.max(0, Math.ceil((at - now) / 1000)))}
    </span>
  );
};

const CueLine = ({ cue }: { cue: Cue }) => {
  const { t, text } = useText();
  const { kind, state, firesAt, endsAt, what, note } = cue;
  return (
    <li className={`cue ${state}`}>
      <span className="tag">{t(`cueState.${state}`)}</span>
      <span className="grow">
        {text(what)} <span className="kind">{t(`cueKind.${kind}`)}</span>
        {note && <em>{note}</em>}
      </span>
      {state === 'waiting' && firesAt !== null && <CueTime at={firesAt} word={t('cue.firesIn')} />}
      {state === 'on' && endsAt !== null && <CueTime at={endsAt} word={t('cue.endsIn')} />}
    </li>
  );
};

const OnNow = ({ view: { slate, now } }: { view: FloorView }) => {
  const { t, text } = useText();
  if (!now && !slate) return <div className="floorNow" />;
  return (
    <div className="floorNow">
      <p className="label">
        <span className="tag onAir">{slate ? t(`caller.slate.${slate}`) : t('view.now')}</span>
      </p>
      {now && <h2>{text(now.title)}</h2>}
      {now?.notes && <p className="notes">{text(now.notes)}</p>}
    </div>
  );
};

/** With the one on program as the switcher last said: once that is old it says so, and is not red any more. */
const Shots = ({ view: { shots, switcherAt, at } }: { view: FloorView }) => {
  const { t, text } = useText();
  const isOld = isOldOn('switcher', switcherAt, at);
  const old = <OldWord of="switcher" at={switcherAt} asOf={at} />;
  const knowsOne = shots.some(({ onProgram }) => onProgram);
  return (
    <>
      <h3>
        {t('view.shots')} {!knowsOne && old}
      </h3>
      <ul className="shots">
        {shots.map(({ id, label, key, onProgram }) => (
          <li key={id} className={onProgram ? (isOld ? 'wasOnProgram' : 'onProgram') : ''}>
            {key && <span className="figure shotKey">{key}</span>} {text(label)}{' '}
            {onProgram && (
              <>
                <strong>{t('caller.onProgram')}</strong> {old}
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
};

export const FloorPage = ({ view }: { view: FloorView }) => {
  const { t, text } = useText();
  const top = (
    <div className="floorTop">
      <Left view={view} elseTime />
      <OnNow view={view} />
      <ClockRow view={view} />
    </div>
  );
  if (view.title === null)
    return (
      <div className="floor">
        {top}
        <p className="willCome">{t('view.floorEmpty')}</p>
      </div>
    );
  return (
    <div className="floor">
      {top}
      {view.clip && <ClipLine view={view} clip={view.clip} />}
      <div className="floorColumns">
        <section aria-label={t('view.coming')}>
          <h3>{t('view.coming')}</h3>
          <ol className="rows">
            {view.coming.map(({ id, title, expectedStart, planned, notes }, index) => (
              <li key={id} className={index === 0 ? 'isNext' : ''}>
                <span className="figure">{clockText(expectedStart, view.zone)}</span>
                <span className="grow">
                  {index === 0 && <span className="tag isNextTag">{t('caller.next')}</span>} {text(title)}
                  {notes && <em>{text(notes)}</em>}
                </span>
                <span className="figure dimmed">{lengthOf(planned)}</span>
              </li>
            ))}
          </ol>
          {view.coming.length === 0 && <p className="dimmed">{t('view.nothingFollows')}</p>}
        </section>
        <section aria-label={t('view.shots')}>
          <Shots view={view} />
          <h3>{t('panel.cues')}</h3>
          <ul className="rows">
            {view.cues.map((cue) => (
              <CueLine key={cue.id} cue={cue} />
            ))}
          </ul>
          {view.cues.length === 0 && <p className="dimmed">{t('view.noCues')}</p>}
        </section>
      </div>
    </div>
  );
};
