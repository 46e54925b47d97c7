// Some of those who reported answer the half-yearly panel, as its page does. What they answer is invented: every option in turn, and no
// statement about anyone.
import { randomUUID } from 'node:crypto';
import { inParallel } from './http_client.mjs';

/** `reporters`: clients with the status token of a report. */
export async function answerPanel(reporters, width) {
  const numbered = reporters.map((reporter, number) => ({ reporter, number }));
  await inParallel(numbered, width, async ({ reporter, number }) => {
    const { textVersion, questions } = await reporter.get('/api/v1/victim-panel');
    await reporter.post('/api/v1/victim-panel/consent', { agrees: true, textVersion }, randomUUID());
    const answers = Object.fromEntries(questions.map(({ id, options }, place) => [id, options[(number + place) % options.length].value]));
    await reporter.post('/api/v1/victim-panel/answers', { answers }, randomUUID());
  });
}
