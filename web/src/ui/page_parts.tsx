// The parts of a long page, each to be gone to at once: the keyboard goes on from there.
import { t } from '../i18n/index.ts';
import { TextButton } from './parts.tsx';

export interface PagePart { id: string; title: string }

/** `parts`: cards that are on the page, by their id. */
export function PageParts({ parts }: { parts: PagePart[] }) {
  return (
    <nav class="page-parts" aria-label={t('ui.parts')}>
      <ul class="inline-links">
        {parts.map(({ id, title }) => <li key={id}><TextButton onClick={() => goTo(id)}>{title}</TextButton></li>)}
      </ul>
    </nav>
  );
}

function goTo(id: string) {
  const part = document.getElementById(id);
  const heading = part?.querySelector<HTMLElement>('h2');
  if (!part || !heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  part.scrollIntoView();
}
