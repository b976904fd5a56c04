/** @jsxImportSource preact */
/** A station's embedded overlay: one voter, one card, one line to the player around it. */
import { render } from 'preact';
import { Overlay } from './overlay.tsx';
import { readSettings } from './settings.ts';
import '../phone/viewer.css';
import './embed.css';
import './result.css';
import { createVoter } from '../phone/voter.ts';

const root = document.getElementById('embed');
const settings = readSettings();
if (root) render(<Overlay root={root} settings={settings} voter={createVoter(settings.station)} />, root);
