// Which steps of the help plan fit, and what the answers of the goodwill check come to. Pure: nothing of a person leaves the page.
import type { GoodwillCheck, GoodwillOption, HelpStep } from '../api/types.ts';

export interface Situation { fraudType: string; harms: string[]; wishes: string[] }

/** Each thing that a step names must fit; what it does not name fits everyone. */
export function stepsFor(steps: HelpStep[], { fraudType, harms, wishes }: Situation): HelpStep[] {
  const fits = (named: string[], chosen: string[]) => named.length === 0 || named.some((each) => chosen.includes(each));
  return steps.filter((step) => fits(step.fraud, [fraudType]) && fits(step.harm, harms) && fits(step.wish, wishes));
}

/** The last day of a term of so many months from `day` ("2026-01-31" and one month: the last of February). */
export function lastDay(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const end = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate(); // of the month in which the term ends
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, end))).toISOString().slice(0, 10);
}

const HEAVIEST_FIRST = ['excluded', 'needed', 'unknown', 'reduced', 'met'];

/** The heaviest effect of the answers, and the answers that brought it; null while a question has none. */
export function goodwillOutcome(check: GoodwillCheck, answers: Record<string, string>): { effect: string; because: GoodwillOption[] } | null {
  const chosen = check.questions.map(({ id, options }) => options.find(({ value }) => value === answers[id]));
  if (chosen.some((option) => !option)) return null;
  const given = chosen as GoodwillOption[];
  const effect = HEAVIEST_FIRST.find((each) => given.some((option) => option.effect === each))!;
  return { effect, because: given.filter((option) => option.effect !== 'met') };
}
