// Light or dark: the system's choice until someone chooses.
import { useEffect, useState } from 'preact/hooks';

const systemIsDark = () => matchMedia('(prefers-color-scheme: dark)').matches;

export function useTheme(): { isDark: boolean; toggle: () => void } {
  const [isDark, setDark] = useState(() => (document.documentElement.dataset.theme ?? (systemIsDark() ? 'dark' : 'light')) === 'dark');
  useEffect(() => {
    const media = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => document.documentElement.dataset.theme || setDark(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  const toggle = () => {
    const next = isDark ? 'light' : 'dark';
    document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem('dw-theme', next);
    } catch {
      // Storage is switched off: the choice lasts as long as the page.
    }
    setDark(!isDark);
  };
  return { isDark, toggle };
}
