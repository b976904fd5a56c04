/**
 * The page at `/`: the doors of this server, and a rehearsal with a simulated crowd for whoever is new.
 *
 * Secrets (a sign-in link, keys of pages) are shown only to a browser on this very machine that asked for
 * this machine by name: anybody else sees where the doors are, and needs their own key.
 */
import { randomBytes } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';

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
:root{color-scheme:dark;--ink:#f6f1e7;--dim:#a9a294;--card:#211d1a;--line:#3a342e;--sun:#f2b134;--red:#e5533d}
*{box-sizing:border-box}body{margin:0;background:#161311;color:var(--ink);font:16px/1.5 system-ui,"Noto Sans SC",sans-serif}
main{max-width:68rem;margin:0 auto;padding:2.5rem 1.5rem;display:grid;gap:1.5rem}
h1{margin:0;font-size:2.4rem;letter-spacing:-.02em}h1 small{font-size:1rem;font-weight:400;color:var(--dim);margin-left:.75rem;letter-spacing:0}
.stage{display:grid;grid-template-columns:minmax(0,3fr) minmax(15rem,1fr);gap:1.25rem}@media(max-width:50rem){.stage{grid-template-columns:1fr}}
.screen{position:relative;aspect-ratio:16/9;background:#000;border:1px solid var(--line);border-radius:.75rem;overflow:hidden}
.screen p{position:absolute;inset:0;display:grid;place-items:center;color:var(--dim);letter-spacing:.03em}.screen iframe{position:absolute;inset:0;width:100%;height:100%;border:0;color-scheme:light}
.card{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1.1rem 1.25rem;display:grid;gap:.75rem;align-content:start}
.state{display:inline-block;padding:.1rem .6rem;border-radius:.4rem;background:var(--line);font-weight:700;letter-spacing:.04em}.state[data-live=yes]{background:var(--red)}.state[data-live=rehearsal]{background:var(--sun);color:#221a06}
.state[data-live=coming]{background:var(--sun);color:#221a06;animation:pulse 1s ease-in-out infinite alternate}@keyframes pulse{to{opacity:.35}}[hidden]{display:none!important}
button,.doors a{font:inherit}button{cursor:pointer;border:0;border-radius:.5rem;padding:.75rem 1rem;background:var(--sun);color:#221a06;font-weight:700}button:disabled{background:var(--line);color:var(--dim);cursor:default}
.doors{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:.75rem;padding:0;margin:0;list-style:none}
.doors .door{display:block;height:100%;text-decoration:none;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1rem 1.1rem}
.doors a.door:hover,.doors a.door:focus-visible{border-color:var(--sun)}.doors .door a{color:var(--sun)}#stop{background:var(--line);color:var(--ink)}.doors b{display:block}.doors span{color:var(--dim);font-size:.9rem}p{margin:0}.dim{color:var(--dim)}#said{min-height:1.5em}
code{background:#000;border-radius:.3rem;padding:.1rem .35rem;font-size:.85em;overflow-wrap:anywhere}`;

const script = `
const $=(id)=>document.getElementById(id);const say=(text)=>{$('said').textContent=text};
const post=async(path)=>{const answer=await fetch(path,{method:'POST'});const body=await answer.json().catch(()=>({}));return{ok:answer.ok,body}};
$('enter')?.addEventListener('click',async(event)=>{event.preventDefault();const{ok,body}=await post('/front/sign-in-link');if(ok)location.href=body.link;else say(body.message??'That did not work.')});
$('rehearse')?.addEventListener('click',async()=>{$('rehearse').disabled=true;const{ok,body}=await post('/front/rehearse');if(!ok)say(body.message??'That did not work.')});
$('stop')?.addEventListener('click',async()=>{$('stop').disabled=true;say('The crew is leaving\\u2026');const{ok,body}=await post('/front/stop');say(ok?'':body.message??'That did not work.');$('stop').disabled=false});
let before;const look=async()=>{try{const s=await(await fetch('/front/status')).json();const now=s.word+s.phase+s.crew;if(before!==undefined&&before!==now)say('');before=now;$('state').textContent=s.word;$('state').dataset.live=s.live;$('title').textContent=s.title;$('on').textContent=s.crew==='coming'?'The crew is coming in: 10 to 15 seconds.':s.onAir;for(const id of['title','on'])$(id).lang=s.crew==='coming'&&id==='on'?'en':s.language;const b=$('rehearse');if(b){b.disabled=!s.canRehearse;b.hidden=s.crew!=='away';$('stop').hidden=s.crew==='away';$('nothing').hidden=s.live!=='no'}}catch{$('state').textContent='NO ANSWER'}finally{setTimeout(look,1000)}};look();`;

type Door = { readonly name: string; readonly what: string; readonly href: string; readonly id?: string };

const doorItem = ({ name, what, href, id }: Door): string =>
  `<li><a class="door" href="${safe(href)}"${id ? ` id="${id}"` : ''}><b>${name}</b><span>${what}</span></a></li>`;

const stationItem = (href: string): string =>
  `<li><div class="door"><b>A station’s overlay</b><span>What one partner keys over the picture: <a href="${safe(href)}">the page</a>, see-through and empty until a live show; <a href="${safe(href)}&amp;test=1">its test card</a>.</span></div></li>`;

const page = (needs: FrontNeeds, home: boolean, nonce: string): string => {
  const doors = needs.doors();
  const list: readonly Door[] = [
    {
      name: 'Control room',
      what: home && needs.signInLink ? 'Signs you in as the director.' : 'Needs a sign-in link.',
      href: '/control/',
      ...(home && needs.signInLink ? { id: 'enter' } : {}),
    },
    { name: 'Phone page', what: 'What viewers vote on.', href: needs.phonesUrl },
    ...(home
      ? [
          {
            name: 'Program overlay',
            what: 'Graphics over the switcher’s picture. For OBS: a browser source of 1920 × 1080.',
            href: doors.program,
          },
          {
            name: 'Recording overlay',
            what: 'For what is shown again later: no codes, no links, votes are closed.',
            href: doors.recording,
          },
        ]
      : []),
  ];
  const picture = home ? `<p id="nothing">Nothing is on air.</p><iframe title="Program" src="${safe(doors.program)}"></iframe>` : '';
  const station = home && doors.station ? stationItem(doors.station) : '';
  const feed =
    home && doors.feed
      ? `<p class="dim">A station’s feed: <code>${safe(doors.feed)}</code></p><p class="dim">In a rehearsal a station’s overlay and feed stay empty: a rehearsal never reaches a partner.</p>`
      : '';
  const rehearse = home
    ? '<button id="rehearse" disabled>Rehearse with a simulated crowd</button><button id="stop" hidden>Stop the rehearsal</button>'
    : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Cuecart</title><link rel="icon" href="data:,"><style nonce="${nonce}">${style}</style></head>
<body><main><h1>Cuecart<small>a live shopping show, on air</small></h1>
<div class="stage"><div class="screen">${picture}</div><section class="card" aria-live="polite"><p><span class="state" id="state">…</span></p><p><b id="title"></b></p><p id="on" class="dim"></p>${rehearse}<p id="said" class="dim"></p></section></div>
<ul class="doors">${list.map(doorItem).join('')}${station}</ul>${feed}</main><script nonce="${nonce}">${script}</script></body></html>`;
};

const words: Readonly<Record<string, string>> = { live: 'LIVE', rehearsal: 'REHEARSAL', simulated: 'REHEARSAL' };

const wordOf = ({ kind, phase }: FrontStatus) => {
  const isOn = kind !== null && !['off', 'ended'].includes(phase);
  return { word: isOn ? (words[kind] ?? 'OFF') : 'OFF', live: isOn ? (kind === 'live' ? 'yes' : 'rehearsal') : 'no' };
};

const statusOf = (needs: FrontNeeds, request: Request) => {
  const language = request.acceptsLanguages('en', 'zh') === 'zh' ? 'zh' : 'en';
  const status = needs.status(language);
  const shown = status.crew === 'coming' ? { word: 'STARTING…', live: 'coming' } : wordOf(status);
  return { ...status, ...shown, language };
};

export const frontPage = (needs: FrontNeeds): Router => {
  const router = express.Router();
  router.get('/', (request: Request, response: Response) => {
    const nonce = randomBytes(16).toString('base64');
    response.set({
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; connect-src 'self'; frame-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    response.type('html').send(page(needs, isAtHome(request), nonce));
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
