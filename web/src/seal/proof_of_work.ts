// Finding a proof of work without freezing the page. No worker: the content security policy allows no script addresses from text.
import type { Sealing } from './seal.ts';

const SLICE_MS = 12; // leaves the page time to draw within a frame and a half
const TRIES_A_LOOK = 64; // between looks at the clock

/** `tell` gets the share of the expected work done, 0 to 1. */
export async function findProof(sealing: Sealing, challenge: string, bits: number, tell: (share: number) => void, signal?: AbortSignal): Promise<string> {
  const expected = 2 ** bits;
  for (let tries = 0; ; ) {
    const end = performance.now() + SLICE_MS;
    while (performance.now() < end) {
      for (let left = TRIES_A_LOOK; left > 0; left--, tries++) {
        const nonce = tries.toString(36);
        if (sealing.isProof(challenge, nonce, bits)) return nonce;
      }
    }
    tell(1 - Math.exp((-1.5 * tries) / expected)); // never quite done: the work has no fixed end
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
  }
}
