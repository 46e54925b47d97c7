// How wide a drawing may be, so that its letters keep their size on a phone and on a desk.
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

const WIDTH_AT_FIRST = 800;
const WIDTH_MIN = 240;

/** The width in CSS pixels of the box that carries the ref; follows the box as it grows and shrinks. */
export function useDrawingWidth(): { box: RefObject<HTMLDivElement | null>; width: number } {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(WIDTH_AT_FIRST);
  useLayoutEffect(() => {
    const measure = () => box.current && setWidth(Math.max(Math.round(box.current.clientWidth), WIDTH_MIN));
    measure();
    const watch = new ResizeObserver(() => requestAnimationFrame(measure));
    watch.observe(box.current!);
    return () => watch.disconnect();
  }, []);
  return { box, width };
}
