// A status token as text: 128 bits in letters that survive paper and telephone. Pure, and apart from seal.ts, so that pages which
// only read a token do not load the cryptography.

/** Crockford's base 32: no I, L, O, U. */
export const STATUS_TOKEN_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const STATUS_TOKEN_LENGTH = 26;

/** A token as typed from paper: spaces, hyphens and small letters are forgiven, O is 0, I and L are 1. */
export function canonicalStatusToken(typed: string): string {
  return typed.toUpperCase().replace(/[\s\-\u2011]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}

export function isStatusToken(canonical: string): boolean {
  return canonical.length === STATUS_TOKEN_LENGTH && [...canonical].every((letter) => STATUS_TOKEN_LETTERS.includes(letter));
}

/** The token that someone typed or pasted; null when it is none. */
export function readStatusToken(typed: string): string | null {
  const token = canonicalStatusToken(typed);
  return isStatusToken(token) ? token : null;
}

/** For reading aloud: four groups of five and one of six, parted by hyphens. */
export function groupedStatusToken(canonical: string): string {
  return canonical.replace(/^(.{5})(.{5})(.{5})(.{5})(.{6})$/, '$1-$2-$3-$4-$5');
}
