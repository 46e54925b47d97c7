// Figures of several rounds, and how they come about.

export const ROUNDS = 5;

/** The middle of some figures, how far they lie apart, and all of them in the order in which they came. */
export function summary(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], min: sorted[0], max: sorted.at(-1), rounds: sorted.length, values };
}

/**
 * Lets the contestants work in turn, `ROUNDS` times: a noisy moment of the machine hits all of them. Each is a function from the
 * round's number to a figure. Gives their summaries, in order.
 */
export async function interleaved(contestants, progress) {
  const values = contestants.map(() => []);
  for (let round = 1; round <= ROUNDS; round++) {
    progress(`round ${round} of ${ROUNDS}`);
    for (const [place, contestant] of contestants.entries()) values[place].push(await contestant(round));
  }
  return values.map(summary);
}
