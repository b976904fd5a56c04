/** What no tracked file may hold: a machine's own path, a registry's host, a secret. */

const forbidden: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'a path of one machine', pattern: /(?<![\w.~)}$-])\/(?:home|Users|root|work|farm)\/[\w.-]+/ },
  { what: 'a path of one machine', pattern: /\b[A-Z]:\\Users\\/ },
  { what: 'a registry host', pattern: /https?:\/\/(?:[\w-]+\.)*(?:registry|deb|security|artifactory|nexus)\.[\w.-]+/ },
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/ },
  { what: 'an access token', pattern: /\b(?:gh[pousr]_\w{36}|npm_\w{36}|AKIA[0-9A-Z]{16}|xox[abpr]-[\w-]{20,})/ },
];

/** @returns one sentence per line of the text that holds something forbidden */
export const secretsIn = (file: string, text: string): readonly string[] =>
  text
    .split('\n')
    .flatMap((line, index) =>
      forbidden.filter(({ pattern }) => pattern.test(line)).map(({ what }) => `${file}:${index + 1} holds ${what}`),
    );
