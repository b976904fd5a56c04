/** @jsxImportSource preact */
/** How the show stands for this station, and how its pages and feeds do. */
import type { OwnPage, OwnSide } from '../../server/contract/own-side.ts';
import { textIn } from '../graphics/words.ts';
import type { Shared } from './breaks.tsx';
import { kindNames } from './kind-names.ts';
import { timeOfDay } from './time-of-day.ts';
import { filled, type Words } from './words.ts';

const tenths = (ms: number): string => (ms / 1000).toFixed(1);
const silentFrom = 10_000;

const AirLine = ({ own, words }: { own: OwnSide; words: Words }) => {
  if (own.muted)
    return (
      <p class="bad" role="alert">
        {words.muted}
      </p>
    );
  if (own.activation === null) return <p class="dim">{words.off}</p>;
  return (
    <p>
      <b class={own.onAir ? 'good' : 'dim'}>{own.onAir ? `● ${words.onAir}` : words.notYet}</b>{' '}
      {own.activation === 'simulated' && <b class="warn">{words.simulated}</b>}
    </p>
  );
};

export const Show = ({ own, words, language }: Shared) => {
  const kinds = own?.shown.map((kind) => textIn(kindNames[kind] ?? kind, language)) ?? [];
  return (
    <section aria-labelledby="show">
      <h2 id="show">{words.shows}</h2>
      {own && <AirLine own={own} words={words} />}
      {own && (
        <dl>
          <dt>{words.segment}</dt>
          <dd>{own.segment === null ? '—' : textIn(own.segment, language)}</dd>
          {own.joinsAt !== null && <dt>{words.joins}</dt>}
          {own.joinsAt !== null && <dd>{timeOfDay(own.joinsAt, own.zone)}</dd>}
          <dt>{words.shown}</dt>
          <dd>{kinds.length === 0 ? words.nothingShown : kinds.join(language === 'zh' ? '、' : ', ')}</dd>
          <dt>{words.delay}</dt>
          <dd>{tenths(own.delay)} s</dd>
        </dl>
      )}
    </section>
  );
};

const pageText = ({ painted, behind, blanked, problem, lastHeard }: OwnPage, words: Words, now: number): string =>
  [
    blanked ? words.blankedPage : filled(words.painted, { n: painted }),
    ...(behind === null ? [] : [filled(words.behind, { s: tenths(behind) })]),
    ...(now - lastHeard > silentFrom ? [filled(words.silent, { s: Math.round((now - lastHeard) / 1000) })] : []),
    ...(problem === null ? [] : [problem]),
  ].join(' · ');

export const Health = ({ own, words, now, trip }: Shared & { trip: number | null }) => (
  <section aria-labelledby="yours">
    <h2 id="yours">{words.yours}</h2>
    {own && (
      <ul class="pages">
        {own.pages.length === 0 && <li class="warn">{words.noPage}</li>}
        {own.pages.map((page, index) => (
          <li key={page.id} class={page.blanked || page.problem !== null ? 'warn' : ''}>
            <b>{filled(words.page, { n: index + 1 })}</b> {pageText(page, words, now)}
          </li>
        ))}
        <li>
          {filled(words.feeds, { n: own.feeds })} · {words.health[own.health]}
        </li>
        <li>{own.lag < 1000 ? words.lagNone : filled(words.lag, { s: Math.round(own.lag / 1000) })}</li>
        {trip !== null && <li>{filled(words.trip, { n: Math.round(trip) })}</li>}
      </ul>
    )}
  </section>
);
