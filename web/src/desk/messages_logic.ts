// What several organisations tell one person, read and put in one order. Pure. The contract: docs/status-messages.md.
import type { ContactPoint, Money, StatusAnswer, StatusMessage, StatusSpeaker, Text } from '../api/types.ts';

export const CONTRACT = 1;
/** Whose act it was when it was no organisation's. */
export const PERSON = 'person';
const MESSAGES_MAX = 500;

type Members = Record<string, unknown>;
const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is Text => isObject(value) && typeof value.nl === 'string' && typeof value.en === 'string';
const isTime = (value: unknown): value is string => typeof value === 'string' && !Number.isNaN(Date.parse(value));
const isName = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= 200;
const isMoney = (value: unknown): value is Money => isObject(value) && Number.isSafeInteger(value.minor) && typeof value.currency === 'string' && /^[A-Z]{3}$/.test(value.currency);
const isAbsentOr = <Value>(value: unknown, is: (value: unknown) => value is Value): boolean => value === undefined || value === null || is(value);

function isMessage(value: unknown): value is StatusMessage {
  return isObject(value) && isName(value.id) && isTime(value.at) && isName(value.organisation) && isName(value.code) && isText(value.title) && isText(value.meaning)
    && isAbsentOr(value.detail, isText) && isAbsentOr(value.amount, isMoney) && isAbsentOr(value.takenBackBy, isName);
}

/** A page of a contact point becomes a link, so that only a web address may stand there. */
function isContact(value: unknown): value is ContactPoint {
  return isObject(value) && isText(value.name) && ['phone', 'email', 'page'].every((way) => isAbsentOr(value[way], (each): each is string => typeof each === 'string'))
    && (!value.page || /^https?:\/\//.test(String(value.page)));
}

const isSpeaker = (value: unknown): value is StatusSpeaker => isObject(value) && isName(value.id) && isText(value.name) && isAbsentOr(value.contact, isContact);

/** The answer of `organisation` as the contract has it; null when it is another's, another version, or not as the contract says. */
export function readAnswer(value: unknown, organisation: string): StatusAnswer | null {
  if (!isObject(value) || value.contract !== CONTRACT || value.organisation !== organisation) return null;
  const { organisations, subject, next, messages } = value;
  if (!Array.isArray(organisations) || !organisations.every(isSpeaker)) return null;
  if (!isObject(subject) || !isName(subject.kind) || !isName(subject.id) || !isName(subject.number)) return null;
  if (!isObject(next) || !isText(next.text) || !isAbsentOr(next.due, isTime)) return null;
  if (!Array.isArray(messages) || messages.length > MESSAGES_MAX || !messages.every(isMessage)) return null;
  return value as unknown as StatusAnswer;
}

/** A message on the page that gathers. */
export interface Line extends StatusMessage {
  /** Which organisation's answer it stood in. */
  source: string;
  /** When it was taken back; absent while it stands. */
  overSince?: string;
}

/** All messages, newest first; of one moment, in the order in which their organisation gave them. */
export function gather(answers: { source: string; answer: StatusAnswer }[]): Line[] {
  const lines = answers.flatMap(({ source, answer }) => {
    const times = new Map(answer.messages.map(({ id, at }) => [id, at]));
    return answer.messages.map((message): Line => {
      const overSince = message.takenBackBy ? (times.get(message.takenBackBy) ?? message.at) : undefined;
      return overSince === undefined ? { ...message, source } : { ...message, source, overSince };
    });
  });
  return lines.sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}

/** Where a person can turn to. Only we, `self`, name others: nobody else can put a phone number under the name of the police. */
export function speakersOf(answers: { source: string; answer: StatusAnswer }[], self: string): StatusSpeaker[] {
  return answers.flatMap(({ source, answer }) => answer.organisations.filter(({ id }) => id === source || source === self));
}
