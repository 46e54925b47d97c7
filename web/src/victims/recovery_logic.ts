// Getting money back: what a form can judge by itself, and which steps follow which. The bank's node decides. Pure.
import type { RecoveryCondition, RecoveryTerms } from '../api/types.ts';
import { dateProblem, ibanProblem, compactIban, isEmail, isPhone, parseCents } from '../ui/checks.ts';
import type { Tone } from '../ui/parts.tsx';

export const KINDS = ['seller', 'deception', 'other'];

export interface Draft {
  kind: string;
  /** "yes" or "no", by condition. */
  answers: Record<string, string>;
  paidOn: string;
  amount: string;
  ownAccount: string;
  payeeAccount: string;
  policeReference: string;
  name: string;
  email: string;
  phone: string;
}
export const EMPTY: Draft = { kind: '', answers: {}, paidOn: '', amount: '', ownAccount: '', payeeAccount: '', policeReference: '', name: '', email: '', phone: '' };

/** The conditions that are asked of someone who was defrauded so. */
export const asked = (terms: RecoveryTerms, kind: string): RecoveryCondition[] => terms.conditions.filter((each) => each.check === 'answer' && each.kinds.includes(kind));

/** The conditions that the answers so far show not to be met. */
export function unmet(terms: RecoveryTerms, draft: Draft): RecoveryCondition[] {
  return terms.conditions.filter((each) => (each.check === 'kind' ? draft.kind === 'other' : each.check === 'answer' && each.kinds.includes(draft.kind) && draft.answers[each.id] === 'no'));
}

/** What is wrong, by field: a key of the words 'recoveryWrong.…'. */
export function mistakes(terms: RecoveryTerms, draft: Draft, today: string): { id: string; wrong: string }[] {
  const found: { id: string; wrong: string }[] = [];
  const check = (id: string, isWrong: boolean, wrong = id) => isWrong && found.push({ id, wrong });
  check('kind', !draft.kind, 'choice');
  for (const { id } of asked(terms, draft.kind)) check(id, !draft.answers[id], 'choice');
  check('paidOn', dateProblem(draft.paidOn, today) !== null);
  check('amount', !parseCents(draft.amount));
  check('ownAccount', ibanProblem(draft.ownAccount) !== null);
  check('payeeAccount', ibanProblem(draft.payeeAccount) !== null);
  check('payeeAccount', draft.payeeAccount !== '' && compactIban(draft.payeeAccount) === compactIban(draft.ownAccount), 'payeeAccount.own');
  check('policeReference', !draft.policeReference.trim());
  check('name', !draft.name.trim());
  check('email', draft.email !== '' && !isEmail(draft.email));
  check('phone', draft.phone !== '' && !isPhone(draft.phone));
  return found;
}

/** What the bank can put on record in each state. */
const BANK_STEPS: Record<string, string[]> = {
  received: ['asked', 'refused'],
  asked: ['arranged', 'returned', 'refused'],
  arranged: ['returned', 'unanswered', 'refused'],
  unanswered: ['returned', 'refused'],
};
/** The steps of the bank now: it writes to the payee anew only when somebody says that name and address are not right. */
export const bankSteps = ({ status, disagreedBy }: { status: string; disagreedBy?: string }): string[] =>
  isNameWaiting(status) && disagreedBy ? ['asked', ...BANK_STEPS[status]!] : (BANK_STEPS[status] ?? []);
/** The payee was asked, and name and address are still at the bank. */
export const isNameWaiting = (status: string): boolean => ['asked', 'arranged', 'unanswered'].includes(status);
/** What the victim can tell in each state; asking for name and address stands apart. */
export const OWN_STEPS: Record<string, string[]> = {
  received: ['closed'],
  asked: ['closed'],
  arranged: ['closed'],
  unanswered: ['closed'],
  released: ['demanded', 'returned', 'closed'],
  demanded: ['summoned', 'returned', 'closed'],
  summoned: ['judged', 'returned', 'closed'],
  judged: ['enforced', 'returned', 'closed'],
  enforced: ['returned', 'closed'],
};
export const hasName = (status: string): boolean => ['released', 'demanded', 'summoned', 'judged', 'enforced'].includes(status);

/** What a colleague still has to do about name and address: look at them, or fill them in anew. */
export function colleagueTask({ status, isAgreed, isDisagreed }: { status: string; isAgreed: boolean; isDisagreed?: boolean }): 'look' | 'anew' | null {
  if (!isNameWaiting(status) || isAgreed) return null;
  return isDisagreed ? 'anew' : 'look';
}

export function recoveryTone(status: string): Tone {
  if (status === 'returned') return 'good';
  if (status === 'refused' || status === 'unanswered' || status === 'lapsed') return 'amber';
  return status === 'closed' ? 'plain' : 'info';
}
