/**
 * A receipt's proof, and how to check it without trusting the door.
 *
 * GET /log/<activation>/proof/<batch>.<offset> answers 200 with a `VoteProof`, or with a `ProofRefusal`:
 * 404 no such ballot, 409 its poll is not over, 503 try again later.
 *
 * To check it, with h = SHA-256 (bytes joined by ‖, all integers big-endian):
 *   1. `leaf` (base64) is: u8 1, u8 1, u32 poll, u32 batch, u32 first, u48 received (epoch ms), then ballots of 8 bytes.
 *      The receipt's ballot is the one at byte 20 + 8 × (offset − first); batch and poll must be the receipt's.
 *      A ballot: u32 pass · u8 sequence · u8 choice in bits 0–1 (1 yea, 2 nay) and tier in bits 2–3 (0 open, 1 air, 2 account) · u8 path · u8 0.
 *      The phone's own pass starts with the same u32: decode its 16 base64url characters, the first four bytes are the index.
 *   2. Hash of the leaf: h(00 ‖ leaf). Inclusion (RFC 9162, 2.1.3.2): fn = index, sn = size − 1, r = that hash; for each p of `path`:
 *      sn = 0 → false. fn odd or fn = sn: r = h(01 ‖ p ‖ r), then while fn is even and not 0: fn >>= 1, sn >>= 1. Otherwise r = h(01 ‖ r ‖ p).
 *      Then fn >>= 1, sn >>= 1. In the end sn must be 0 and r the root of the checkpoint.
 *   3. `checkpoint` is a C2SP signed note: origin, size, base64 root, an empty line, then signature lines “— name base64(u32 key id ‖ signature)”.
 *      The text up to and with the newline before the empty line is what is signed (Ed25519), by the key named in the verifier key that was pinned
 *      (`<name>+<8 hex of key id>+<base64(01 ‖ 32-byte public key)>`). Origin must be `<name>/<activation>`, size and root those of step 2.
 */

export type VoteProof = {
  readonly activationId: string;
  /** The door's number of the poll, and its id in the show. */
  readonly poll: number;
  readonly pollId: string;
  readonly batch: number;
  readonly offset: number;
  /** The leaf that holds the ballot, base64: up to 64 ballots of one batch. */
  readonly leaf: string;
  /** Its place in the log, from 0. */
  readonly index: number;
  /** How many leaves the checkpoint covers. */
  readonly size: number;
  /** Hashes from the leaf up, base64. */
  readonly path: readonly string[];
  /** The signed note, with the cosignatures of witnesses if there are any. */
  readonly checkpoint: string;
  /** The verifier key of the door's log. To be believed only when it equals the one that was pinned. */
  readonly logKey: string;
};

/** `not-yet`: the poll is not revealed, void or put off for good, and a leaf shows the choices of up to 64 passes. */
export type ProofRefusal = { readonly code: 'not-found' | 'not-yet' | 'busy'; readonly message: string };

/** GET /log/<activation>/consistency?from=&to= */
export type ConsistencyProof = { readonly from: number; readonly to: number; readonly path: readonly string[] };
