// Looks for many byte strings in many bytes at once.
const PREFIX_BYTES = 6; // as a number this is exact in JavaScript

/** Those of `needles` (buffers of at least six bytes, with whatever else hangs on them) that occur in `haystack`. */
export function occurringIn(haystack, needles) {
  const byPrefix = new Map();
  for (const needle of needles) {
    const prefix = needle.bytes.readUIntLE(0, PREFIX_BYTES);
    if (!byPrefix.has(prefix)) byPrefix.set(prefix, []);
    byPrefix.get(prefix).push(needle);
  }
  const found = new Set();
  for (let at = 0; at + PREFIX_BYTES <= haystack.length; at++) {
    const candidates = byPrefix.get(haystack.readUIntLE(at, PREFIX_BYTES));
    if (!candidates) continue;
    for (const needle of candidates) {
      const end = at + needle.bytes.length;
      if (end <= haystack.length && haystack.compare(needle.bytes, 0, needle.bytes.length, at, end) === 0) found.add(needle);
    }
  }
  return [...found];
}
