/** The link in the address becomes a session; the token leaves the address bar before anything else happens. */

export type SignInResult = { readonly ok: true } | { readonly ok: false; readonly message: string };

const tokenInAddress = () => new URLSearchParams(location.hash.slice(1)).get('token') ?? undefined;
export const hasToken = (): boolean => tokenInAddress() !== undefined;

/** Takes the token out of the address, so that it stays neither in history nor on a shared screen. */
export const takeTokenFromAddress = (): string | undefined => {
  const token = tokenInAddress();
  if (token) history.replaceState(null, '', location.pathname);
  return token;
};

/** The token in a whole link, a fragment, or by itself. */
export const tokenIn = (pasted: string): string | undefined => /(?:token=)?([\w-]{40,100})\s*$/.exec(pasted.trim())?.[1];

const messageIn = (body: unknown): string | undefined =>
  typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string' ? body.message : undefined;

/** @param unreachable what to say when the server does not answer */
export const signInWith = async (token: string, unreachable: string): Promise<SignInResult> => {
  try {
    const response = await fetch('/operators/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
      signal: AbortSignal.timeout(10_000),
    });
    const body: unknown = await response.json();
    return response.ok ? { ok: true } : { ok: false, message: messageIn(body) ?? unreachable };
  } catch (error) {
    return { ok: false, message: `${unreachable} (${error instanceof Error ? error.message : String(error)})` };
  }
};
