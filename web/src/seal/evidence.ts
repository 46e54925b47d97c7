// Files that a reporter adds: what they are by their content, whether the police take them. The police look again when they open one
// (src/reports/evidence.h); here it saves the reporter from sending what will not be opened. Pure.

export interface EvidenceType { mediaType: string; extension: string; nl: string; en: string }
export interface EvidenceRules { filesMax: number; fileBytesMax: number; types: EvidenceType[] }
/** A file as it was chosen; `id` is its own, whatever it is called. */
export interface ChosenFile { id: string; name: string; bytes: Uint8Array<ArrayBuffer>; type: EvidenceType }
export type FileProblem = 'empty' | 'large' | 'type';

/** Longer names are cut: the police's list takes 500 bytes. */
export const NAME_LETTERS_MAX = 120;

const STARTS: [number[], string][] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'application/pdf'],
  [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'image/png'],
  [[0xff, 0xd8, 0xff], 'image/jpeg'],
];

/** Its type by content; undefined for what the rules do not take, such as what a browser could run. */
export function typeOf(bytes: Uint8Array, rules: EvidenceRules): EvidenceType | undefined {
  const shown = STARTS.find(([start]) => start.every((byte, at) => bytes[at] === byte))?.[1] ?? textType(bytes);
  return rules.types.find(({ mediaType }) => mediaType === shown);
}

function textType(bytes: Uint8Array): string | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
  // eslint-disable-next-line no-control-regex
  if (!text || /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text) || /^\s*</.test(text)) return undefined;
  const head = text.split(/\r?\n\r?\n/, 1)[0]!;
  return /^from:./im.test(head) && /^date:./im.test(head) ? 'message/rfc822' : 'text/plain';
}

export function problemOf(bytes: Uint8Array, rules: EvidenceRules): FileProblem | null {
  if (bytes.length === 0) return 'empty';
  if (bytes.length > rules.fileBytesMax) return 'large';
  return typeOf(bytes, rules) ? null : 'type';
}

/** Hexadecimal, as anyone can check it with tools of their own. */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
