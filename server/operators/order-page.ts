/**
 * The back-timed running order as one page to print in black and white: for a day on which the house must do without us.
 * Every word of a show file is escaped here; there are no scripts.
 */
import { createHash } from 'node:crypto';
import type { OrderRow, PrintedOrder } from '../contract/desk-papers.ts';
import { type EpochMs, type LocalText, type Ms, textIn } from '../contract/units.ts';
import { sayLength, timeOfDay } from '../core/plan-times.ts';
import { type OrderLanguage, orderWords } from './order-words.ts';

const style = `@page{size:A4 landscape;margin:11mm 10mm 13mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt sans-serif}}
body{font:12px/1.4 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:#000;background:#fff;margin:1rem}
h1{font-size:1.35rem;margin:0}h2{font-size:1rem;margin:1rem 0 .3rem;break-after:avoid}p{margin:.2rem 0}
.times{display:flex;flex-wrap:wrap;gap:.2rem 2rem;margin:.4rem 0 .6rem;font-size:1.1rem}.times b{font-variant-numeric:tabular-nums}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.22rem .4rem;border:1px solid #000}
thead{display:table-header-group}thead th{border-bottom-width:2px;font-size:.9em}tr{break-inside:avoid}
.t{font-variant-numeric:tabular-nums;white-space:nowrap}.latest{font-weight:700}.title{font-weight:700}.small{font-size:.92em}
ul{margin:0;padding-left:1rem}.box{display:inline-block;width:5.2em;height:1.3em;border-bottom:1px solid #000}
.other{float:right;color:#000}@media print{.other{display:none}body{margin:0;font-size:9.5pt}}`;

const asText = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign);

/** @returns the page, and the policy that lets nothing but its own style in */
export const orderPage = (order: PrintedOrder, language: OrderLanguage): { readonly html: string; readonly policy: string } => {
  const say = orderWords[language];
  const text = (local: LocalText): string => asText(textIn(local, language));
  const time = (at: EpochMs): string => timeOfDay(at, order.zone);
  const length = (ms: Ms): string => sayLength(ms);

  const guest = ({ guest }: OrderRow): string => {
    if (!guest) return '';
    const name = `<b>${text(guest.name)}</b>, ${text(guest.title)} · ${length(guest.slot)}`;
    return `<p>${say.guest}: ${name}${guest.approved ? '' : ` · ${say.notApproved}`}</p>`;
  };
  const cues = (row: OrderRow): string =>
    row.cues
      .map(({ trigger, what, outWords, length: lasts }) => {
        const out = outWords === null ? '' : ` · ${say.outWords}: “${asText(outWords)}”`;
        return `<li><span class="t">${asText(say.trigger(trigger))}</span> ${text(what)}${lasts === null ? '' : ` (${length(lasts)})`}${out}</li>`;
      })
      .join('');
  const rowOf = (row: OrderRow): string =>
    [
      `<tr><td class="t">${row.number}</td><td class="t">${time(row.start)}</td><td class="t latest">${time(row.latest)}</td>`,
      `<td class="t">${length(row.planned)}</td><td><span class="title">${text(row.title)}</span> <span class="small">${asText(say.kind(row.kind))}</span>`,
      `${guest(row)}${row.notes === null ? '' : `<p class="small">${text(row.notes)}</p>`}</td>`,
      `<td class="small">${row.shots.map(text).join('<br>')}</td><td class="small">${row.cues.length > 0 ? `<ul>${cues(row)}</ul>` : ''}</td>`,
      '<td><span class="box"></span></td></tr>',
    ].join('');
  const bench = order.bench.map((one) => `<li>${text(one.title)} · ${length(one.planned)}</li>`).join('');
  const other = language === 'zh' ? 'en' : 'zh';
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${say.title}: ${text(order.title)}</title><style>${style}</style></head><body>
<a class="other" href="?lang=${other}">${orderWords[other].name}</a><h1>${say.title}: ${text(order.title)}</h1><p>${text(order.series)} · ${asText(order.date)} · ${asText(order.zone)}</p>
<div class="times"><span>${say.start} <b>${time(order.start)}</b></span><span>${say.offAir} <b>${time(order.offAir)}</b></span><span>${say.hardOut} <b>${time(order.hardOut)}</b></span></div><p>${say.explain}</p>
<table><thead><tr>${say.head.map((one) => `<th scope="col">${one}</th>`).join('')}</tr></thead><tbody>${order.rows.map(rowOf).join('')}</tbody></table>
${bench && `<h2>${say.bench}</h2><ul>${bench}</ul>`}</body></html>`;
  const hash = createHash('sha256').update(style).digest('base64');
  return { html, policy: `default-src 'none'; style-src 'sha256-${hash}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'` };
};
