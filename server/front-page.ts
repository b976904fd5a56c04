/**
 * The page at `/`: the doors of this server, and a rehearsal with a simulated crowd for whoever is new.
 *
 * Secrets (a sign-in link, keys of pages) are shown only to a browser on this very machine that asked for
 * this machine by name: anybody else sees where the doors are, and needs their own key.
 */
import { randomBytes } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import { type FrontLanguage, type FrontWords, frontWords } from './front-words.ts';

export type FrontStatus = {
  readonly phase: string;
  readonly kind: string | null;
  readonly title: string;
  readonly onAir: string;
  readonly canRehearse: boolean;
  /** The simulated crew: `coming` until its show is on air. */
  readonly crew: 'away' | 'coming' | 'playing';
};

export type FrontNeeds = {
  readonly phonesUrl: string;
  /** Paths with their keys in the #fragment. */
  readonly doors: () => {
    readonly program: string;
    readonly recording: string;
    readonly outputs?: readonly { readonly id: string; readonly path: string }[];
    readonly station: string | null;
    readonly feed: string | null;
  };
  /** In the language of whoever looks. */
  readonly status: (language: 'zh' | 'en') => FrontStatus;
  /** Null: this page signs nobody in. */
  readonly signInLink: (() => Promise<string>) | null;
  /** Starts a rehearsal with a simulated crowd; resolves in words why not. */
  readonly rehearse: () => Promise<string | undefined>;
  /** Sends the crew home and ends its rehearsal; resolves in words why not. */
  readonly stop: () => Promise<string | undefined>;
};

const homeNames = new Set(['localhost', '127.0.0.1', '[::1]']);
const homeAddresses = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** What a proxy leaves on a request: a header of its own, or the old protocol that nginx speaks to its upstreams unless told otherwise. */
const proxyMarks = ['forwarded', 'via', 'x-real-ip', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'cf-connecting-ip'];
const wasForwarded = (request: Request): boolean =>
  request.httpVersion !== '1.1' || proxyMarks.some((name) => request.headers[name] !== undefined);

/** A browser on this machine, at this machine's own name: not a page of another site that resolves to us. */
const isAtHome = (request: Request): boolean => {
  const name = (request.headers.host ?? '').replace(/:\d+$/, '');
  return homeAddresses.has(request.socket.remoteAddress ?? '') && homeNames.has(name) && !wasForwarded(request);
};

const isOurPage = (request: Request): boolean => isAtHome(request) && request.headers.origin === `http://${request.headers.host}`;

const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const style = `
:root{color-scheme:dark;--ink:#f6f1e7;--dim:#a9a294;--card:#211d1a;--line:#3a342e;--sun:#f2b134;--red:#d02525}
*{box-sizing:border-box}body{margin:0;background:#161311;color:var(--ink);font:16px/1.5 system-ui,"Noto Sans SC",sans-serif}
main{max-width:76rem;margin:0 auto;padding:1.5rem;display:grid;gap:1.25rem}
h1{margin:0;font-size:2.2rem;letter-spacing:-.02em}h1 small{font-size:1rem;font-weight:400;color:var(--dim);margin-left:.75rem;letter-spacing:0}
.stage{display:flex;gap:1.25rem}.stage .card{flex:1}.screen{width:clamp(24rem,calc((100vh - 23rem)*16/9),100% - 18.25rem)}@media(max-width:50rem){.stage{flex-direction:column}.screen{width:100%}}
.screen{position:relative;flex:none;aspect-ratio:16/9;background:#000;border:1px solid var(--line);border-radius:.75rem;overflow:hidden}
.screen div{position:absolute;inset:0;display:grid;place-content:center;gap:.5rem;padding:1rem;text-align:center;color:var(--dim)}.screen b{font-size:1.4rem;color:var(--ink)}.screen iframe{position:absolute;inset:0;width:100%;height:100%;border:0;color-scheme:light}
.card{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1.1rem 1.25rem;display:grid;gap:.75rem;align-content:start}
#title{font-size:1.25rem;line-height:1.35}.state{display:inline-block;padding:.1rem .7rem;border-radius:.4rem;background:var(--line);font-size:1.15rem;font-weight:700;letter-spacing:.04em}.state[data-live=yes]{background:var(--red)}.state[data-live=rehearsal]{background:var(--sun);color:#221a06}
.state[data-live=coming]{background:var(--sun);color:#221a06}@media(prefers-reduced-motion:no-preference){.state[data-live=coming]{animation:pulse 1s ease-in-out infinite alternate}}@keyframes pulse{to{opacity:.7}}[hidden]{display:none!important}
button,.doors a{font:inherit}button{cursor:pointer;border:0;border-radius:.5rem;padding:.75rem 1rem;background:var(--sun);color:#221a06;font-weight:700}button:disabled{background:var(--line);color:var(--dim);cursor:default}
.doors{display:grid;grid-template-columns:repeat(auto-fit,minmax(12.5rem,1fr));gap:.75rem;padding:0;margin:0;list-style:none}
.doors .door{display:block;height:100%;text-decoration:none;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:.85rem 1rem}
.doors a.door:hover,.doors a.door:focus-visible{border-color:var(--sun)}.doors .door a{color:var(--sun)}#stop{background:var(--line);color:var(--ink)}.doors b{display:block}.doors span{color:var(--dim);font-size:.9rem}p{margin:0}.dim{color:var(--dim)}.small{font-size:.9rem}#said:empty{display:none}
code{background:#000;border-radius:.3rem;padding:.1rem .35rem;font-size:.85em;overflow-wrap:anywhere}`;

const script = `
const $=(id)=>document.getElementById(id);const say=(text)=>{$('said').textContent=text};const words=JSON.parse($('words').textContent);
const post=async(path)=>{const answer=await fetch(path,{method:'POST'});const body=await answer.json().catch(()=>({}));return{ok:answer.ok,body}};
$('enter')?.addEventListener('click',async(event)=>{event.preventDefault();const{ok,body}=await post('/front/sign-in-link');if(ok)location.href=body.link;else say(body.message??words.failed)});
$('rehearse')?.addEventListener('click',async()=>{$('rehearse').disabled=true;const{ok,body}=await post('/front/rehearse');if(!ok)say(body.message??words.failed)});
$('stop')?.addEventListener('click',async()=>{$('stop').disabled=true;say(words.leaving);const{ok,body}=await post('/front/stop');say(ok?'':body.message??words.failed);$('stop').disabled=false});
let before;const look=async()=>{try{const s=await(await fetch('/front/status')).json();const now=s.word+s.phase+s.crew;if(before!==undefined&&before!==now)say('');before=now;$('state').textContent=s.word;$('state').dataset.live=s.live;$('title').textContent=s.title;$('on').textContent=s.crew==='coming'?words.coming:s.onAir;for(const id of['title','on'])$(id).lang=s.language;const b=$('rehearse');if(b){b.disabled=!s.canRehearse;b.hidden=s.crew!=='away';$('rehearses').hidden=b.hidden;$('stop').hidden=s.crew==='away';$('nothing').hidden=!['no','coming'].includes(s.live)}}catch{$('state').textContent=words.noAnswer}finally{setTimeout(look,1000)}};look();`;

type Door = { readonly name: string; readonly what: string; readonly href: string; readonly id?: string };

const doorItem = ({ name, what, href, id }: Door): string =>
  `<li><a class="door" href="${safe(href)}"${id ? ` id="${id}"` : ''}><b>${name}</b><span>${what}</span></a></li>`;

const stationItem = (words: FrontWords, href: string): string =>
  `<li><div class="door"><b>${words.station}</b><span>${words.stationWhat(safe(href), `${safe(href)}&amp;test=1`)}</span></div></li>`;

const doorList = (needs: FrontNeeds, home: boolean, words: FrontWords): string => {
  const { program, recording, outputs = [], station } = needs.doors();
  const signsIn = home && needs.signInLink !== null;
  const list: readonly Door[] = [
    { name: words.control, what: signsIn ? words.signsIn : words.needsLink, href: '/control/', ...(signsIn ? { id: 'enter' } : {}) },
    { name: words.phone, what: words.phoneWhat, href: needs.phonesUrl },
    ...(home
      ? [
          { name: words.program, what: words.programWhat, href: program },
          { name: words.recording, what: words.recordingWhat, href: recording },
          ...outputs.map(({ id, path }) =>
            id === 'clean'
              ? { name: words.clean, what: words.cleanWhat, href: path }
              : { name: safe(words.output(id)), what: words.outputWhat, href: path },
          ),
        ]
      : []),
  ];
  return `<ul class="doors">${list.map(doorItem).join('')}${home && station ? stationItem(words, station) : ''}</ul>`;
};

/** The picture and the rehearsal are for this machine: whoever else looks sees what is on, and the doors. */
const stage = (needs: FrontNeeds, home: boolean, words: FrontWords): string => {
  const picture = home
    ? `<div class="screen"><div id="nothing"><b>${words.nothing}</b><span>${words.nothingYet}</span></div><iframe title="${words.picture}" src="${safe(needs.doors().program)}"></iframe></div>`
    : '';
  const rehearse = home
    ? `<button id="rehearse" disabled>${words.rehearse}</button><p id="rehearses" class="dim small">${words.rehearses}</p><button id="stop" hidden>${words.stop}</button>`
    : '';
  return `<div class="stage">${picture}<section class="card" aria-live="polite"><p><span class="state" id="state">…</span></p><p><b id="title"></b></p><p id="on" class="dim"></p>${rehearse}<p id="said" class="dim"></p></section></div>`;
};

const page = (needs: FrontNeeds, home: boolean, nonce: string, language: FrontLanguage): string => {
  const words = frontWords[language];
  const { feed } = needs.doors();
  const shownFeed =
    home && feed ? `<p class="dim small">${words.feed} <code>${safe(feed)}</code></p><p class="dim small">${words.feedWhat}</p>` : '';
  const { failed, leaving, coming, noAnswer } = words;
  // Our own words, and no end of a script in them.
  const said = `<script type="application/json" id="words" nonce="${nonce}">${JSON.stringify({ failed, leaving, coming, noAnswer })}</script>`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Cuecart</title><link rel="icon" href="data:,"><style nonce="${nonce}">${style}</style></head>
<body><main><h1>Cuecart<small>${words.slogan}</small></h1>
${stage(needs, home, words)}
${doorList(needs, home, words)}${shownFeed}</main>${said}<script nonce="${nonce}">${script}</script></body></html>`;
};

const languageOf = (request: Request): FrontLanguage => (request.acceptsLanguages('en', 'zh') === 'zh' ? 'zh' : 'en');

const wordOf = ({ kind, phase }: FrontStatus, { state }: FrontWords) => {
  const isOn = kind !== null && !['off', 'ended'].includes(phase);
  if (!isOn) return { word: state.off, live: 'no' };
  return kind === 'live' ? { word: state.live, live: 'yes' } : { word: state.rehearsal, live: 'rehearsal' };
};

const statusOf = (needs: FrontNeeds, request: Request) => {
  const language = languageOf(request);
  const words = frontWords[language];
  const status = needs.status(language);
  const shown = status.crew === 'coming' ? { word: words.state.starting, live: 'coming' } : wordOf(status, words);
  return { ...status, ...shown, language };
};

export const frontPage = (needs: FrontNeeds): Router => {
  const router = express.Router();
  router.get('/', (request: Request, response: Response) => {
    const nonce = randomBytes(16).toString('base64');
    response.set({
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; connect-src 'self'; frame-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'`,
      'cache-control': 'no-store',
      vary: 'accept-language',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    response.type('html').send(page(needs, isAtHome(request), nonce, languageOf(request)));
  });
  router.get('/front/status', (request, response) => {
    response.set({ 'cache-control': 'no-store', vary: 'accept-language' }).json(statusOf(needs, request));
  });
  router.post('/front/sign-in-link', async (request, response) => {
    if (!isOurPage(request) || !needs.signInLink)
      return void response.status(403).json({ message: 'Ask the director for a sign-in link.' });
    response.json({ link: await needs.signInLink() });
  });
  router.post('/front/rehearse', async (request, response) => {
    if (!isOurPage(request))
      return void response.status(403).json({ message: 'A rehearsal is started from this machine or from the control room.' });
    const no = await needs.rehearse();
    response.status(no === undefined ? 202 : 409).json(no === undefined ? { ok: true } : { message: no });
  });
  router.post('/front/stop', async (request, response) => {
    if (!isOurPage(request)) return void response.status(403).json({ message: 'A rehearsal is stopped from this machine.' });
    const no = await needs.stop();
    response.status(no === undefined ? 200 : 409).json(no === undefined ? { ok: true } : { message: no });
  });
  return router;
};
