// Which question comes next. Pure.
import type { WayfinderQuestion } from '../api/types.ts';

export type Answers = Record<string, string>;

/** The questions that these answers call for, in order. */
export function askedQuestions(questions: WayfinderQuestion[], answers: Answers): WayfinderQuestion[] {
  return questions.filter((question) =>
    (question.askIf ?? []).every(({ input, values }) => values.includes(answers[input] ?? '')),
  );
}

/** The first question without an answer, or null when all are answered. */
export function nextQuestion(questions: WayfinderQuestion[], answers: Answers): WayfinderQuestion | null {
  return askedQuestions(questions, answers).find((question) => !answers[question.id]) ?? null;
}

/** The answers that still count: an answer to a question that is no longer asked is left out. */
export function validAnswers(questions: WayfinderQuestion[], answers: Answers): Answers {
  const kept: Answers = {};
  for (const question of questions) {
    const isAsked = askedQuestions([question], kept).length > 0;
    const answer = answers[question.id];
    if (isAsked && answer && question.options.some((option) => option.value === answer)) kept[question.id] = answer;
  }
  return kept;
}

/** The longest way still open from these answers, counted in questions: what "at most" means on the page. */
export function questionsAtMost(questions: WayfinderQuestion[], answers: Answers): number {
  const decisive = new Set(questions.flatMap((question) => (question.askIf ?? []).map(({ input }) => input)));
  const next = nextQuestion(questions, answers);
  if (!next) return askedQuestions(questions, answers).length;
  const tried = decisive.has(next.id) ? next.options : next.options.slice(0, 1); // other answers change nothing that follows
  return Math.max(...tried.map((option) => questionsAtMost(questions, { ...answers, [next.id]: option.value })));
}
