/** The delivery report as one page to print in black and white. Every word that somebody else wrote is escaped; there are no scripts. */
import type { DeliveryReport, Gap, StationDelivery } from '../../contract/delivery.ts';
import { type EpochMs, type LocalText, type Ms, textIn } from '../../contract/units.ts';
import { sayLength, timeOfDay } from '../plan-times.ts';
import { alarmIn, kindIn, type ReportLanguage, reportWords } from './report-words.ts';

export const reportStyle = `@page{size:A4 landscape;margin:11mm 10mm 13mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt sans-serif}}
body{font:12px/1.4 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:#000;background:#fff;margin:1rem}
h1{font-size:1.35rem;margin:0}h2{font-size:1.05rem;margin:1.2rem 0 .3rem;break-after:avoid}h3{font-size:.95rem;margin:.7rem 0 .2rem}p{margin:.2rem 0}
table{border-collapse:collapse;width:100%;margin:.3rem 0}th,td{text-align:left;vertical-align:top;padding:.2rem .4rem;border:1px solid #000}
thead{display:table-header-group}tr{break-inside:avoid}td.n{font-variant-numeric:tabular-nums;white-space:nowrap}
ul{margin:.2rem 0;padding-left:1.1rem}.other{float:right;color:#000}@media print{.other{display:none}body{margin:0;font-size:9.5pt}}`;

const asText = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign);
const unknown = '–';
const mostListed = 12;

const speak = (language: ReportLanguage, zone: string) => {
  const say = reportWords[language];
  const time = (at: EpochMs | null): string => (at === null ? unknown : timeOfDay(at, zone));
  const span = ({ from, until }: { readonly from: EpochMs; readonly until: EpochMs | null }): string => `${time(from)} – ${time(until)}`;
  const lag = (said: StationDelivery['feedLag']): string => (said ? `${said.p50} / ${said.p99} ms` : unknown);
  const gap = (one: Gap): string => `${span(one)} (${sayLength(one.until - one.from)})`;
  const length = (ms: Ms): string => sayLength(ms);
  const text = (local: LocalText): string => asText(textIn(local, language));
  return { say, time, span, lag, gap, length, text };
};
type Speak = ReturnType<typeof speak>;

const cells = (all: readonly (string | number)[]): string => all.map((one) => `<td class="n">${one}</td>`).join('');

const summaryRow = (one: StationDelivery, { time, gap, length, text, lag, say }: Speak): string => {
  const { connected, record, feed, fps } = one;
  const [longest] = connected.gaps.some;
  const events = feed
    ? [feed.due, feed.delivered, feed.superseded, feed.acknowledged, feed.missing.count]
    : [say.noFeed, unknown, unknown, unknown, unknown];
  const percent = connected.percent === null ? say.noRecord : `${connected.percent} %`;
  return `<tr><td>${text(one.station.name)}</td>${cells([
    ...[percent, time(connected.from), time(connected.until), longest ? gap(longest) : unknown],
    ...[record.missing.lasted === 0 ? unknown : length(record.missing.lasted), ...events],
    ...[lag(one.feedLag), lag(one.pageLag), one.missedBeats ?? unknown, fps ? `${fps.average}, ${fps.least}` : unknown],
  ])}</tr>`;
};

const listOf = (title: string, rows: readonly string[], more: number, { say }: Speak): string =>
  rows.length === 0
    ? ''
    : `<h3>${title}</h3><ul>${rows.map((row) => `<li>${row}</li>`).join('')}${more > 0 ? `<li>${say.others(more)}</li>` : ''}</ul>`;

const graphicsTable = ({ graphics }: StationDelivery, language: ReportLanguage, { say, time, length, text }: Speak): string => {
  if (graphics.some.length === 0) return '';
  const rows = graphics.some.map((one) => {
    const why = one.paid ? say.paid : one.mandatory ? say.mandatory : '';
    return `<tr><td>${text(one.what)}</td><td>${asText(kindIn(one.kind, language))}</td><td>${why}</td>${cells([time(one.first), time(one.last), length(one.lasted)])}</tr>`;
  });
  const head = say.graphicsHead.map((word) => `<th scope="col">${word}</th>`).join('');
  const more = graphics.more > 0 ? `<p>${say.others(graphics.more)}</p>` : '';
  return `<h3>${say.graphics}</h3><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>${more}`;
};

const stationPart = (one: StationDelivery, language: ReportLanguage, words: Speak): string => {
  const { say, gap, span, text, length } = words;
  const { gaps } = one.connected;
  const { missing } = one.record;
  const lost = one.feed?.missing;
  const mutes = one.mutes.map((mute) => `${span(mute)}${mute.reason === null ? '' : ` ${asText(mute.reason)}`}`);
  const polls = one.votes.polls.map((poll) => `${text(poll.question)}: ${poll.votes}`);
  const alarms = one.alarms.map(
    ({ kind, times, seconds }) => `${asText(alarmIn(kind, language))}: ${say.times(times)}, ${length(seconds * 1000)}`,
  );
  return [
    `<section><h2>${text(one.station.name)}</h2>`,
    listOf(`${say.gaps}: ${say.gap}`, gaps.some.slice(0, mostListed).map(gap), gaps.count - Math.min(mostListed, gaps.some.length), words),
    listOf(say.noRecord, missing.some.slice(0, mostListed).map(gap), missing.count - Math.min(mostListed, missing.some.length), words),
    graphicsTable(one, language, words),
    listOf(say.breaks, one.breaks.map(span), 0, words),
    listOf(say.dumps, one.dumps.map(span), 0, words),
    listOf(say.mutes, mutes, 0, words),
    listOf(say.alarms, alarms, 0, words),
    listOf(say.votes(one.votes.sharedWith), polls, 0, words),
    lost ? listOf(say.missing, lost.some.slice(0, mostListed).map(asText), lost.count - Math.min(mostListed, lost.some.length), words) : '',
    '</section>',
  ].join('');
};

/** @param other where the same page is in the other language; null: nowhere */
export const reportPage = (report: DeliveryReport, language: ReportLanguage, other: string | null): string => {
  const words = speak(language, report.episode.zone);
  const { say, span, text } = words;
  const { show } = report;
  const title = `${say.title}: ${text(report.episode.title)}`;
  const onAir = show.from === null ? say.notYet : `${span({ from: show.from, until: show.until })}${show.ended ? '' : ` (${say.soFar})`}`;
  const head = [...say.head, ...say.more].map((word) => `<th scope="col">${word}</th>`).join('');
  const away = language === 'zh' ? 'en' : 'zh';
  const link = other === null ? '' : `<a class="other" href="${asText(other)}">${reportWords[away].name}</a>`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${reportStyle}</style></head><body>
${link}<h1>${title}</h1><p>${asText(report.episode.date)} · ${asText(report.episode.zone)}${report.kind === 'simulated' ? ` · ${say.simulated}` : ''} · ${say.show}: ${onAir}</p><p>${say.explain}</p>
<table><thead><tr>${head}</tr></thead><tbody>${report.stations.map((one) => summaryRow(one, words)).join('')}</tbody></table>
${report.stations.map((one) => stationPart(one, language, words)).join('')}</body></html>`;
};
