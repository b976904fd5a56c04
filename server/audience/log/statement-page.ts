/**
 * The statement of result as one page to read and to print on A4: plain HTML with its style in it, in Chinese or English.
 *
 * Everything on it is in the statement that was signed; every word is escaped here; there are no scripts.
 */
import { createHash } from 'node:crypto';
import { textIn } from '../../contract/units.ts';
import type { Sides, Statement } from '../../core/statement.ts';
import { bandStyle, bandText } from './statement-band.ts';
import { deedText } from './statement-deeds.ts';
import { fieldsOf, type Language, type Sayings, sayingsOf, sidesIn, timeText } from './statement-sayings.ts';
import type { SignedStatement } from './statements.ts';

const style = `@page{size:A4;margin:18mm 16mm 20mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt sans-serif}}
body{font:14px/1.55 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:#111;background:#fff;max-width:46rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.1rem;margin:0;letter-spacing:.04em}h2{font-size:1.05rem;margin:1.6rem 0 .4rem;border-bottom:1px solid #888;break-after:avoid}
p{margin:.35rem 0}p:has(+table){break-after:avoid}.question{font-size:1.5rem;font-weight:700;line-height:1.3;margin:.3rem 0}
.decision{font-size:1.7rem;font-weight:700;line-height:1.25;margin:1rem 0 .4rem}
.figures{display:flex;flex-wrap:wrap;gap:.6rem 3rem;margin:.4rem 0 .8rem}.figures div{min-width:10rem}.figures b{display:block;font-size:2.2rem;line-height:1.2;font-variant-numeric:tabular-nums}
table{border-collapse:collapse;width:100%;table-layout:fixed;margin:.5rem 0 .9rem}th,td{text-align:left;padding:.28rem .6rem .28rem 0;vertical-align:top;border-bottom:1px solid #ddd;overflow-wrap:anywhere;font-weight:400}
thead th,tr.all>*{font-weight:700}thead th{border-bottom-color:#888}th:first-child{width:34%}.n{text-align:right;font-variant-numeric:tabular-nums}
.narrow th:first-child{width:12rem}tr,.box{break-inside:avoid}code{font:.85em/1.5 ui-monospace,monospace;overflow-wrap:anywhere}
.box{border:2px solid #111;padding:.5rem .9rem;margin:.8rem 0}.box h2{border:0;margin:0 0 .2rem}.box table{margin:0}.box tr:last-child>*{border:0}
.small{color:#444;font-size:.92em}ul{margin:.3rem 0;padding-left:1.3rem}li{margin:.2rem 0}a{color:inherit}.other{float:right}
@media print{body{margin:0;padding:0;max-width:none;font-size:10.5pt}.other{display:none}}`;

/** Everything that a record or a person said goes through here. */
const asText = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign);
const paragraph = (text: string, kind = ''): string => `<p${kind && ` class="${kind}"`}>${asText(text)}</p>`;
const part = (title: string, ...body: readonly string[]): string => `<h2>${asText(title)}</h2>${body.join('')}`;
const box = (title: string, ...body: readonly string[]): string => `<section class="box">${part(title, ...body)}</section>`;
const list = (lines: readonly string[]): string => `<ul>${lines.map((line) => `<li>${asText(line)}</li>`).join('')}</ul>`;
const number = (value: number | undefined): string => value?.toLocaleString('en') ?? '–';

type Row = readonly [string, ...string[]];
type TableKind = 'numbers' | 'narrow' | 'plain';
const rowOf = ([name, ...cells]: Row, kind: TableKind, tag: 'th' | 'td', all = false): string => {
  const made = cells.map((cell) => `<${tag}${kind === 'numbers' ? ' class="n"' : ''}>${asText(cell)}</${tag}>`);
  return `<tr${all ? ' class="all"' : ''}><th>${asText(name)}</th>${made.join('')}</tr>`;
};
const table = (kind: TableKind, head: Row | undefined, rows: readonly Row[], all?: Row): string =>
  [
    `<table${kind === 'narrow' ? ' class="narrow"' : ''}>${head ? `<thead>${rowOf(head, kind, 'th')}</thead>` : ''}`,
    `<tbody>${rows.map((row) => rowOf(row, kind, 'td')).join('')}${all ? rowOf(all, kind, 'td', true) : ''}</tbody></table>`,
  ].join('');

const share = (votes: number, all: number): string => `${((votes / all) * 100).toFixed(2)} %`;

const decisionText = ({ decision }: Statement, { say, option }: Sayings): string => {
  if (decision === 'yea' || decision === 'nay') return say.decidedFor(option(decision));
  if (decision === null) return say.noResult;
  return decision === 'deferred' ? say.deferred : say.voided;
};

const figuresOf = ({ yea, nay }: Sides, statement: Statement, sayings: Sayings): string => {
  const { say, option } = sayings;
  const all = yea + nay;
  const one = (name: string, votes: number): string => {
    const more = [...(all > 0 ? [share(votes, all)] : []), ...(statement.manual ? [say.byHand] : [])];
    return `<div>${asText(name)}<b>${asText(number(votes))}</b>${asText(more.join(' · '))}</div>`;
  };
  const { decision, tie, quorum } = statement;
  const isDecided = decision === 'yea' || decision === 'nay';
  const quorumText = all >= quorum ? say.quorumReached(quorum, all) : say.quorumMissed(quorum, all);
  return [
    `<div class="figures">${one(sayings.yea, yea)}${one(sayings.nay, nay)}</div>`,
    yea === nay && isDecided ? paragraph(say.tie[tie](option(decision))) : '',
    yea === nay ? '' : paragraph(say.margin(Math.abs(yea - nay))),
    paragraph(quorum > 0 ? quorumText : say.quorumRule(quorum)),
  ].join('');
};

const manualBox = (statement: Statement, { say, twoPeople, reasonOf }: Sayings): string => {
  if (!statement.manual) return '';
  const decided = statement.decisions.findLast(({ type }) => type === 'manual');
  const source = fieldsOf(decided?.said).source;
  return box(
    say.manualTitle,
    paragraph(say.manual),
    typeof source === 'string' ? paragraph(say.source(source)) : '',
    decided ? paragraph(say.because(reasonOf(decided.said))) + paragraph(`${say.decidedBy}${say.colon}${twoPeople(decided)}`) : '',
  );
};

const correctionBox = ({ corrected, result, decision, decisions }: Statement, { say, stated, twoPeople, reasonOf }: Sayings): string => {
  if (corrected === null || corrected === undefined) return '';
  const decided = decisions.findLast(({ type }) => type === 'corrected');
  const rows: Row[] = [
    [say.shownBefore, stated(corrected)],
    [say.right, stated({ ...result, decision })],
    [say.reasonTitle, reasonOf(corrected)],
  ];
  return box(say.correctionTitle, table('narrow', undefined, decided ? [...rows, [say.decidedBy, twoPeople(decided)]] : rows));
};

const resultOf = (statement: Statement, sayings: Sayings): string => {
  const { decision, decisions, result } = statement;
  const ended = decision === 'deferred' || decision === 'void' ? decisions.findLast(({ type }) => type.startsWith(decision)) : undefined;
  return [
    paragraph(decisionText(statement, sayings), 'decision'),
    ended ? paragraph(sayings.say.because(sayings.reasonOf(ended.said))) : '',
    result ? figuresOf(result, statement, sayings) + paragraph(sayings.say.robust, 'small') : '',
    manualBox(statement, sayings),
    correctionBox(statement, sayings),
  ].join('');
};

type Counted = Sides & { readonly perTier: unknown; readonly perPath: unknown };
/** The count without what was left out, as the newest decision about it holds it. */
const countedWithout = ({ decisions, exclusions }: Statement): Counted | undefined => {
  if (exclusions.length === 0) return undefined;
  const { count } = fieldsOf(decisions.findLast(({ type }) => type === 'excluded' || type === 'corrected')?.said);
  const [sides, { perTier, perPath }] = [sidesIn(count), fieldsOf(count)];
  return sides && perTier && perPath ? { ...sides, perTier, perPath } : undefined;
};

const countTables = (counted: Counted, { issued }: Statement, { say, yea, nay, path }: Sayings): string => {
  const head = (name: string): Row => [name, yea, nay, say.heads.passes];
  const row = (name: string, sides: unknown, passes: number | undefined): Row => {
    const { yea: forIt, nay: against } = sidesIn(sides) ?? { yea: 0, nay: 0 };
    return [name, number(forIt), number(against), number(passes)];
  };
  const all = row(say.heads.all, counted, issued?.passes);
  const perTier = fieldsOf(counted.perTier);
  const tiers = (['open', 'air', 'account'] as const).map((tier) => row(say.tier[tier], perTier[tier], issued?.perTier[tier]));
  const paths = Object.entries(fieldsOf(counted.perPath)).map(([id, sides]) => row(path(id), sides, issued?.perPath[id]));
  return table('numbers', head(say.heads.path), paths, all) + table('numbers', head(say.heads.tier), tiers, all);
};

const countsOf = (statement: Statement, sayings: Sayings): string => {
  const { say } = sayings;
  const { counted, manual } = statement;
  if (!counted) return part(say.counted, paragraph(say.notCounted));
  const without = countedWithout(statement);
  return part(
    say.counted,
    manual ? paragraph(say.countedNotResult) : '',
    without ? paragraph(say.countedWithout) + countTables(without, statement, sayings) : '',
    paragraph(say.countedWhole),
    countTables(counted, statement, sayings),
    paragraph(say.ballots(counted.ballots)),
    paragraph(say.passesWhat, 'small'),
  );
};

const exclusionsOf = ({ exclusions }: Statement, { say, exclusion, leftOutBy, twoPeople, reasonOf }: Sayings): string => {
  if (exclusions.length === 0) return part(say.exclusions, paragraph(say.nothingOut));
  const rows = exclusions.map((one): Row => {
    const decided = leftOutBy(one);
    return [exclusion(one), decided ? reasonOf(decided.said) : say.noReason, decided ? twoPeople(decided) : say.someone];
  });
  return part(say.exclusions, table('plain', [say.leftOutPart, say.reasonTitle, say.decidedBy], rows));
};

const rulesOf = (statement: Statement, { say, option, path }: Sayings): string => {
  const { rulesAt, opensAt, endsAt, changes, ruleVersion, tie, quorum, split, windows, pictures } = statement;
  const rules = [
    (rulesAt <= opensAt ? say.rulesBefore : say.rulesAfter)(timeText(rulesAt, true)),
    changes > 0 ? say.changed(changes, ruleVersion) : say.unchanged,
    say.tieRule[tie](option(tie)),
    say.quorumRule(quorum),
    say.split[split],
  ];
  const rows = windows.map((window): Row => [path(window.path), timeText(window.opensAt, true), timeText(window.closesAt, true)]);
  const shared = pictures.filter((picture) => picture.paths.length > 1);
  return [
    part(say.rules, list(rules)),
    part(
      say.windows,
      paragraph(say.origin(timeText(opensAt, true), timeText(endsAt, true))),
      table('plain', [say.heads.path, say.heads.opens, say.heads.closes], rows),
      shared.map(({ id, paths }) => paragraph(say.sharing(id, say.names(paths.map(path))))).join(''),
    ),
  ].join('');
};

const courseOf = (statement: Statement, sayings: Sayings): string => {
  const { verified, decisions } = statement;
  const { say, figures } = sayings;
  const rows = decisions.map((decision): Row => [timeText(decision.at), deedText(statement, sayings, decision).join(say.gap)]);
  return [
    part(
      say.verifiedTitle,
      paragraph(verified ? say.verified(verified.by, timeText(verified.at), figures(verified.saw)) : say.notVerified),
    ),
    part(say.course, rows.length > 0 ? table('narrow', [say.when, say.what], rows) : paragraph(say.noCourse)),
  ].join('');
};

const clockText = ({ clockOffset }: Statement, { clock }: Sayings['say']): string => {
  if (!clockOffset) return clock.unknown;
  const { ahead, within } = clockOffset;
  if (ahead === 0) return clock.same(within);
  return ahead > 0 ? clock.ahead(ahead, within) : clock.behind(-ahead, within);
};

const logOf = ({ statement, key, signature }: SignedStatement, { say }: Sayings): string => {
  const { log, activationId, poll } = statement;
  const names = say.logRows;
  const rows: readonly (readonly [string, string])[] = [
    [names.vote, activationId],
    [names.number, String(poll)],
    [names.origin, log.origin],
    [names.size, number(log.size)],
    [names.root, log.root],
    [names.key, key],
    [names.signature, signature],
  ];
  const made = rows.map(([name, value]) => `<tr><th>${asText(name)}</th><td><code>${asText(value)}</code></td></tr>`);
  return part(
    say.log,
    `<table class="narrow"><tbody>${made.join('')}</tbody></table>`,
    paragraph(log.witnesses.length > 0 ? say.witnesses(say.names(log.witnesses)) : say.noWitness),
    paragraph(clockText(statement, say)),
    paragraph(say.check, 'small'),
  );
};

/** `styleHash`: base64 SHA-256 of the style, for the page's own content policy. */
export const statementPage = (signed: SignedStatement, language: Language): { readonly html: string; readonly styleHash: string } => {
  const { statement } = signed;
  const sayings = sayingsOf(statement, language);
  const { say } = sayings;
  const question = textIn(statement.question, language);
  const other = language === 'zh' ? 'en' : 'zh';
  const band = bandText(statement, sayings);
  const look = band === undefined ? style : style + bandStyle(band);
  const html = [
    `<!doctype html><html lang="${language === 'zh' ? 'zh-Hans' : 'en'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${asText([...(band === undefined ? [] : [band]), say.title, question].join(say.colon))}</title><style>${look}</style>`,
    `<a class="other" href="?lang=${other}" hreflang="${other}">${asText(say.otherLanguage)}</a>`,
    band === undefined ? '' : paragraph(band, 'band'),
    `<h1>${asText(say.title)}</h1>${paragraph(question, 'question')}${paragraph(say.options(sayings.yea, sayings.nay))}${paragraph(say.kind[statement.kind ?? 'unknown'])}${paragraph(say.utc, 'small')}`,
    resultOf(statement, sayings),
    exclusionsOf(statement, sayings),
    countsOf(statement, sayings),
    courseOf(statement, sayings),
    rulesOf(statement, sayings),
    logOf(signed, sayings),
    part(say.not, list(statement.doesNotProve.map((one) => textIn(one, language)))),
    '</html>',
  ].join('\n');
  return { html, styleHash: createHash('sha256').update(look).digest('base64') };
};
