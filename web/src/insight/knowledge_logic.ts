// The code of an entry, made from its English title: "Calling as if from the bank" is "calling-as-if-from-the-bank". Pure.
const CODE_LETTERS_MAX = 60;

export const codeOfTitle = (title: string): string =>
  title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, CODE_LETTERS_MAX).replace(/^-+|-+$/g, '');
