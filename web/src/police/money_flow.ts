// How the money of a case is drawn: what was lost at the left, where it went at the right, each as high as its share. Pure.

export interface Branch { kind: string; share: number; from: number; to: number; y: number; height: number }

const GAP = 10;
const HEIGHT_MIN = 3;

/** Branches of what is not nothing, in the order given: `from` is where it leaves the left bar of `height`, `y` where it arrives. */
export function branchesOf(parts: { kind: string; minor: number }[], height: number): Branch[] {
  const total = parts.reduce((sum, { minor }) => sum + minor, 0);
  const shown = total > 0 ? parts.filter(({ minor }) => minor > 0) : [];
  let [from, y] = [0, 0];
  return shown.map(({ kind, minor }) => {
    const share = minor / total;
    const branch = { kind, share, from, to: from + share * height, y, height: Math.max(share * height, HEIGHT_MIN) };
    from = branch.to;
    y += branch.height + GAP;
    return branch;
  });
}
