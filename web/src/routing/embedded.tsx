// The wayfinder inside another organisation's page: nothing is stored, nobody is logged in, reporting opens the desk's own page.
import { useEffect } from 'preact/hooks';
import { WayfinderAt } from '../desk/wayfinder.tsx';

/** Tells the page around it how tall it is, so that it need not scroll by itself. Says nothing else, to whoever that is. */
function useHeightTold(): void {
  useEffect(() => {
    if (window.parent === window) return;
    const tell = () => window.parent.postMessage({ type: 'dijkwacht-height', height: document.documentElement.scrollHeight }, '*');
    const watch = new ResizeObserver(tell);
    watch.observe(document.body);
    return () => watch.disconnect();
  }, []);
}

export default function EmbeddedWayfinder() {
  useHeightTold();
  return <WayfinderAt at={{ api: '/api/v1', path: '/hulp-ingebed', reportAt: '/melden' }} />;
}
