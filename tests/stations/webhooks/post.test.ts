/** Where a webhook may lead, and what becomes of an address that leads into our own network. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { NotPostedTo, openPost, type PostRules } from '../../../server/stations/webhooks/post.ts';
import { isPublicAddress } from '../../../server/stations/webhooks/public-address.ts';
import fc from '../../run/properties.ts';

const ours = [
  ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '100.100.100.200', '127.0.0.1', '127.255.255.254', '168.63.129.16', '169.254.169.254'],
  ...['172.16.0.1', '172.31.255.255', '192.0.0.192', '192.0.2.7', '192.168.0.1', '198.18.0.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
  ...[
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a9fe:a9fe',
    '2001:db8::1',
    '2002:7f00:1::',
    'fc00::1',
    'fd00:ec2::254',
  ],
  ...['fe80::1', 'ff02::1', '', 'localhost', '127.1 ', '10.0.0.1.example.com'],
];

it('[F37] takes no address of our own network, of a cloud’s metadata, or of nobody for a public one', () => {
  expect(ours.filter(isPublicAddress)).toEqual([]);
  expect(['1.1.1.1', '93.184.216.34', '2606:4700:4700::1111', '::ffff:8.8.8.8'].filter((one) => !isPublicAddress(one))).toEqual([]);
});

it('[F37] knows the private ranges whole, also written as IPv6', () => {
  const byte = fc.nat(255);
  const ranges = fc.oneof(
    fc.tuple(fc.constantFrom(10, 127, 0), byte, byte, byte),
    fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
    fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
    fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
  );
  fc.assert(
    fc.property(ranges, (parts) => {
      const text = parts.join('.');
      expect([text, `::ffff:${text}`].filter(isPublicAddress)).toEqual([]);
    }),
  );
});

const message = (url: string) => ({ url, headers: {}, body: '{}' });
const post = (url: string, rules: PostRules = { inside: false }) => openPost(rules)(message(url), new AbortController().signal);

/** Counts what reaches it, and answers with this. */
const receiver = async (status: number, headers: Record<string, string> = {}) => {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(status, headers).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, asked };
};

it('[F37] posts to no literal address of our own, however it is written, to no plain HTTP, and to none with a password', async () => {
  const { port, asked } = await receiver(200);
  const urls = [
    `https://127.0.0.1:${port}/`,
    `https://2130706433:${port}/`,
    `https://0x7f.1:${port}/`,
    `https://[::1]:${port}/`,
    `https://[::ffff:127.0.0.1]:${port}/`,
    'https://169.254.169.254/latest/meta-data/',
    'http://station.example/',
    'https://me:secret@station.example/',
  ];
  for (const url of urls) await expect(post(url)).rejects.toThrow(NotPostedTo);
  expect(asked).toEqual([]);
});

it('[F37] looks at every address that a name has, once, and connects to none when one of them is ours', async () => {
  const { port, asked } = await receiver(200);
  let looked = 0;
  const resolve: PostRules['resolve'] = (_host, _options, done) => {
    looked += 1;
    done(null, [
      { address: '93.184.216.34', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]);
  };
  await expect(post(`https://rebinding.example:${port}/`, { inside: false, resolve })).rejects.toThrow(NotPostedTo);
  expect([looked, asked]).toEqual([1, []]);
});

it('[F37] follows no redirect: a name that sends on into our network leads nowhere', async () => {
  const inner = await receiver(200);
  const { port, asked } = await receiver(307, { location: `http://127.0.0.1:${inner.port}/secret` });
  expect(await post(`http://127.0.0.1:${port}/hook`, { inside: true })).toEqual({ status: 307 });
  expect([asked, inner.asked]).toEqual([['/hook'], []]);
});
