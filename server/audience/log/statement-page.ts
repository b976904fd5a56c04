/** The statement of result as one page to print: plain HTML with its style in it, in Chinese or English. */
import { createHash } from 'node:crypto';
import { type LocalText, textIn } from '../../contract/units.ts';
import type { Statement } from '../../core/statement.ts';
import type { SignedStatement } from './statements.ts';

type Language = 'zh' | 'en';

const style = `body{font:14px/1.5 system-ui,"Noto Sans SC",sans-serif;color:#111;max-width:46rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;margin:0}h2{font-size:1rem;margin:1.4rem 0 .3rem;border-bottom:1px solid #999}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.15rem .6rem .15rem 0;vertical-align:top}td.n{text-align:right;font-variant-numeric:tabular-nums}
.result{font-size:1.6rem;margin:.6rem 0}.mark{border:2px solid #111;padding:.2rem .6rem;display:inline-block;font-weight:700}
code{font-size:.8rem;overflow-wrap:anywhere}@media print{body{margin:0}}`;

const words = {
  en: {
    title: 'Statement of result',
    result: { yea: 'Carried', nay: 'Not carried', deferred: 'Put off', void: 'Void', none: 'No result yet' },
    manual: 'These figures were given by hand by two people. They were not counted here.',
    corrected: 'This corrects a statement that was on air:',
    counted: 'Counted',
    tier: { open: 'Open', air: 'Proved by the picture', account: 'Vouched for by a station' },
    issued: 'Passes handed out',
    ballots: 'Ballots, changes included',
    times: 'When it was open, by picture',
    rules: 'Rules',
    exclusions: 'Left out',
    none: 'Nothing was left out.',
    decisions: 'Who decided what',
    log: 'The signed log',
    not: 'What this does not prove',
    witnesses: 'Witnesses',
    noWitness: 'none',
    offset: 'The clock of decisions was ahead of the clock of ballots by',
    unknown: 'not measured',
    unknownPath: 'Unknown',
  },
  zh: {
    title: '投票结果声明',
    result: { yea: '通过', nay: '未通过', deferred: '延后', void: '作废', none: '尚无结果' },
    manual: '此数字由两人手工给出，并非在此计票所得。',
    corrected: '本声明更正了已播出的结果：',
    counted: '计票',
    tier: { open: '开放', air: '画面码验证', account: '电视台担保' },
    issued: '已发放凭证',
    ballots: '选票（含改票）',
    times: '各路画面的投票时间',
    rules: '规则',
    exclusions: '排除部分',
    none: '没有排除任何选票。',
    decisions: '决定经过',
    log: '签名日志',
    not: '本声明不能证明',
    witnesses: '见证方',
    noWitness: '无',
    offset: '决定所用时钟比计票所用时钟快',
    unknown: '未测量',
    unknownPath: '未知',
  },
} as const;
type Words = (typeof words)[Language];

const asText = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign);
const time = (at: number): string => `<time>${new Date(at).toISOString().replace('T', ' ').replace('Z', ' UTC')}</time>`;
const said = (text: LocalText, language: Language): string => asText(textIn(text, language));
const row = (name: string, ...figures: readonly (number | string)[]): string =>
  `<tr><th>${name}</th>${figures.map((figure) => `<td class="n">${typeof figure === 'number' ? figure.toLocaleString('en') : figure}</td>`).join('')}</tr>`;
const part = (title: string, body: string): string => `<h2>${title}</h2>${body}`;

const counts = (statement: Statement, say: Words, language: Language): string => {
  const { counted, issued } = statement;
  if (!counted) return '';
  const head = row('', said(statement.yea, language), said(statement.nay, language), say.issued);
  const tiers = (['open', 'air', 'account'] as const).map((tier) => {
    const { yea, nay } = counted.perTier?.[tier] ?? { yea: 0, nay: 0 };
    return row(say.tier[tier], yea, nay, issued?.perTier[tier] ?? '–');
  });
  const paths = Object.entries(counted.perPath).map(([path, { yea, nay }]) =>
    row(path === 'unknown' ? say.unknownPath : asText(path), yea, nay, issued?.perPath[path] ?? '–'),
  );
  const all = row('<b>Σ</b>', counted.yea, counted.nay, issued?.passes ?? '–');
  return part(
    say.counted,
    `<table>${head}${tiers.join('')}</table><table>${head}${paths.join('')}${all}</table><p>${say.ballots}: ${counted.ballots}</p>`,
  );
};

const decisions = (statement: Statement, say: Words): string =>
  part(
    say.decisions,
    `<table>${statement.decisions.map(({ at, type, said: body }) => `<tr><td>${time(at)}</td><td>${asText(type)}</td><td><code>${asText(JSON.stringify(body))}</code></td></tr>`).join('')}</table>`,
  );

const rulesOf = ({ quorum, tie, split, ruleVersion, rulesAt, changes, windows }: Statement, say: Words): string =>
  part(say.rules, `<p>v${ruleVersion} · quorum ${quorum} · tie ${tie} · split ${split} · ${time(rulesAt)} (+${changes})</p>`) +
  part(
    say.times,
    `<table>${windows.map((window) => `<tr><th>${asText(window.path)}</th><td>${time(window.opensAt)}</td><td>${time(window.closesAt)}</td></tr>`).join('')}</table>`,
  );

const resultOf = (statement: Statement, say: Words, language: Language): string => {
  const { result, decision } = statement;
  const figures = result
    ? `${said(statement.yea, language)} ${result.yea.toLocaleString('en')} · ${said(statement.nay, language)} ${result.nay.toLocaleString('en')}`
    : '';
  return [
    `<p class="result">${say.result[decision ?? 'none']} ${figures}</p>`,
    statement.manual ? `<p class="mark">${say.manual}</p>` : '',
    statement.corrected ? `<p class="mark">${say.corrected} <code>${asText(JSON.stringify(statement.corrected))}</code></p>` : '',
  ].join('');
};

const logOf = ({ statement, key, signature }: SignedStatement, say: Words): string => {
  const { log, clockOffset, activationId, poll } = statement;
  const witnesses = log.witnesses.length > 0 ? asText(log.witnesses.join(', ')) : say.noWitness;
  return part(
    say.log,
    `<table>${[
      ['activation', `${activationId} / ${poll}`],
      ['origin', log.origin],
      ['size', String(log.size)],
      ['root', log.root],
      ['key', key],
      ['signature', signature],
    ]
      .map(([name, value]) => `<tr><th>${name}</th><td><code>${asText(value ?? '')}</code></td></tr>`)
      .join(
        '',
      )}</table><p>${say.witnesses}: ${witnesses} · ${say.offset}: ${clockOffset ? `${clockOffset.ahead} ± ${clockOffset.within} ms` : say.unknown}</p>`,
  );
};

/** `styleHash`: base64 SHA-256 of the style, for the page's own content policy. */
export const statementPage = (signed: SignedStatement, language: Language): { readonly html: string; readonly styleHash: string } => {
  const { statement } = signed;
  const say = words[language];
  const excluded = statement.exclusions.map((one) => `<li><code>${asText(JSON.stringify(one))}</code></li>`).join('');
  const html = [
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${say.title}: ${said(statement.question, language)}</title><style>${style}</style>`,
    `<h1>${say.title}</h1><p>${said(statement.question, language)}</p>`,
    resultOf(statement, say, language),
    counts(statement, say, language),
    part(say.exclusions, excluded ? `<ul>${excluded}</ul>` : `<p>${say.none}</p>`),
    rulesOf(statement, say),
    decisions(statement, say),
    logOf(signed, say),
    part(say.not, `<ul>${statement.doesNotProve.map((one) => `<li>${said(one, language)}</li>`).join('')}</ul>`),
    '</html>',
  ].join('\n');
  return { html, styleHash: createHash('sha256').update(style).digest('base64') };
};
