/** Where a test's OBS streams to: an RTMP receiver on loopback that throws everything away. Takes one stream, once. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../run/free-port.ts';
import { programPath } from '../../run/programs.ts';
import { startChild } from './child.ts';
import type { RealObs } from './start-obs.ts';
import { waitUntil } from './wait-until.ts';

export type StreamSink = { stop(): Promise<void> };

/** Linux tells who listens; asking the receiver itself would use up its one stream. */
const isListening = async (port: number): Promise<boolean> => {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  return (await readFile('/proc/net/tcp', 'utf8')).split('\n').some((line) => new RegExp(`^\\s*\\d+: \\w+:${hex} \\w+:0000 0A`).test(line));
};

/** Starts a receiver and tells OBS to stream there; starting the stream is left to the test. */
export const startSink = async (obs: RealObs): Promise<StreamSink> => {
  const port = await freePort();
  const server = `rtmp://127.0.0.1:${port}/live`;
  const args = ['-v', 'error', '-nostdin', '-listen', '1', '-i', `${server}/show`, '-c', 'copy', '-f', 'null', '-'];
  const child = startChild(programPath('ffmpeg'), args, process.env, join(obs.home, 'sink.log'));
  await waitUntil('the receiver listens', () => isListening(port));
  const streamServiceSettings = { server, key: 'show', use_auth: false };
  await obs.call('SetStreamServiceSettings', { streamServiceType: 'rtmp_custom', streamServiceSettings });
  return {
    stop: async () => {
      child.signal('SIGKILL');
      await child.gone;
    },
  };
};
