/** The documents as a page to read: made from them, with nothing from any other host and no script. */
import { eventRules } from '../../contract/station-events.ts';
import { everythingAsked } from './openapi.ts';
import { type JsonSchema, paperSchemas, postedHeaders } from './paper-schemas.ts';

const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const style = `:root{color-scheme:dark;--ink:#f6f1e7;--dim:#b8b1a3;--line:#3a342e;--sun:#f2b134}
body{margin:0;background:#161311;color:var(--ink);font:16px/1.55 system-ui,"Noto Sans SC",sans-serif}
main{max-width:68rem;margin:0 auto;padding:1.5rem}h1{margin:0 0 .5rem;font-size:2rem}h2{margin:2.25rem 0 .5rem;font-size:1.35rem}h3{margin:1.5rem 0 .25rem;font-size:1.05rem}
p{margin:.4rem 0;max-width:48rem}.dim{color:var(--dim)}a{color:var(--sun)}code,pre{background:#000;border-radius:.3rem;font-size:.9em}code{padding:.1rem .35rem;overflow-wrap:anywhere}pre{padding:.8rem 1rem;overflow:auto}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid var(--line)}th{color:var(--dim);font-weight:600}td:first-child{white-space:nowrap}
a:focus-visible,.wide:focus-visible{outline:2px solid var(--sun);outline-offset:2px}`;

const shortName = (pointer: string) => pointer.slice(pointer.lastIndexOf('/') + 1);
const isSchema = (said: unknown): said is JsonSchema => typeof said === 'object' && said !== null;
const schemasIn = (said: unknown): readonly JsonSchema[] => (Array.isArray(said) ? said.filter(isSchema) : []);

/** In words, with links to what is named. */
const typeWords = (schema: JsonSchema): string => {
  if (typeof schema.$ref === 'string') return `<a href="#${safe(shortName(schema.$ref))}">${safe(shortName(schema.$ref))}</a>`;
  if (schema.const !== undefined) return `<code>${safe(JSON.stringify(schema.const))}</code>`;
  if (Array.isArray(schema.enum)) return schema.enum.map((one) => `<code>${safe(String(one))}</code>`).join(' ');
  const choices = [...schemasIn(schema.anyOf), ...schemasIn(schema.allOf)];
  if (choices.length > 0) return [...new Set(choices.map(typeWords))].join(' or ');
  if (schema.type === 'array' && isSchema(schema.items)) return `list of ${typeWords(schema.items)}`;
  return safe(String(schema.type ?? 'anything'));
};

const table = (head: readonly string[], rows: readonly (readonly string[])[], name: string): string =>
  `<div class="wide" tabindex="0" role="region" aria-label="${safe(name)}"><table><thead><tr>${head.map((one) => `<th scope="col">${one}</th>`).join('')}</tr></thead><tbody>${rows
    .map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table></div>`;

const fieldsOf = (schema: JsonSchema): readonly (readonly string[])[] =>
  Object.entries(isSchema(schema.properties) ? schema.properties : {}).flatMap(([name, field]) =>
    isSchema(field) ? [[`<code>${safe(name)}</code>`, typeWords(field), safe(String(field.description ?? ''))]] : [],
  );

const part = (name: string, schema: JsonSchema): string =>
  `<h3 id="${safe(name)}">${safe(name)}</h3><p class="dim">${safe(String(schema.description ?? ''))}</p>${table(['Field', 'Type', 'What'], fieldsOf(schema), name)}`;

/** No path of OpenAPI: it is a line that stays open. */
const socketLine = ['socket.io, namespace /stations', 'The same events as the stream; auth: { key, lastEventId }, websocket only'] as const;

/** @param nonce of the one style that the page has */
export const papersPage = (nonce: string): string => {
  const schemas = paperSchemas('draft-2020-12');
  const { Row, Posted: _posted, ...others } = schemas;
  const parts = Object.entries(others).filter(([name]) => !name.endsWith('Event'));
  const envelope = schemas.SegmentEvent ?? {};
  const events = Object.entries(eventRules).map(([type, { says, replaces }]) => [
    `<code>${type}</code>`,
    replaces === null ? 'kept beside, newest wins' : replaces === '*' ? 'replaces all you know' : `replaces <code>${replaces}</code>`,
    safe(says),
  ]);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>For stations · Cuecart</title><link rel="icon" href="data:,"><style nonce="${nonce}">${style}</style></head><body><main>
<h1>For stations</h1>
<p>What your programs may ask this house for, and what it tells them. For machines: <a href="/stations/docs/openapi.json">OpenAPI 3.1</a>, <a href="/stations/docs/asyncapi.json">AsyncAPI 3.1</a>.</p>
<h2>Try it</h2><p>A test channel tells an invented show, over and over. It is marked as fake and has nothing of the real one.</p>
<pre>curl -N -H "Authorization: Bearer test" ${'<i>house</i>'}/stations/test/v1/stream
curl ${'<i>https://test:test@house</i>'}/stations/test/v1/state.json</pre>
<h2>Your key</h2><p>In the header <code>Authorization: Bearer &lt;key&gt;</code>. A poller that takes nothing but an address gets <code>https://&lt;your id&gt;:&lt;key&gt;@&lt;host&gt;/…</code> and sends it as a header by itself. Never in the path or behind a question mark: we refuse it there.</p>
<h2>What to ask for</h2>${table(
    ['Address', 'What'],
    [...everythingAsked(), socketLine].map(([address, what]) => [`<code>${safe(address)}</code>`, safe(what)]),
    'What to ask for',
  )}
<h2>Events</h2><p>Begin with nothing and let each event replace its part: then you know what we know.</p>${table(['Event', 'What you do', 'What it says'], events, 'Events')}
<h3>Around each event</h3>${table(['Field', 'Type', 'What'], fieldsOf(envelope), 'Around each event')}
<h2>Posted to you</h2><p>Where the series has an address of yours, each event that counts is posted there, one at a time and in order, signed as Standard Webhooks 1.0.0 says. The body has the <code>type</code> of the event, its time as <code>timestamp</code>, and the event itself as <code>data</code>.</p>${table(
    ['Header', 'What'],
    postedHeaders.map(([name, what]) => [`<code>${safe(name)}</code>`, safe(what)]),
    'Headers of a post',
  )}
<h2>Columns of the flat row</h2>${table(['Column', 'Type', 'What'], fieldsOf(Row ?? {}), 'Columns of the flat row')}
<h2>Parts</h2>${parts.map(([name, schema]) => part(name, schema)).join('')}
</main></body></html>`;
};
