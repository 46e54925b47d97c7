// Someone was here before with a code: is it the person who sits here now?
import type { KeptCode } from '../app/kept_code.ts';
import { t } from '../i18n/index.ts';
import { dateTime } from './format.ts';
import { Button, Buttons, Card } from './parts.tsx';

/** Asks whether to open or to forget the code that an earlier visit left; nothing when there is none. `text` says what it opens. */
export function EarlierCode({ kept, text, onForget }: { kept: KeptCode; text: string; onForget?: () => void }) {
  if (!kept.earlier) return null;
  return (
    <Card title={t('code.earlier')} id="earlier" class="card-strong" note={t('code.earlier.at', { moment: dateTime(kept.earlier.toISOString()) })}>
      <p>{text} {t('code.earlier.shared')}</p>
      <Buttons>
        <Button onClick={kept.openEarlier}>{t('code.earlier.open')}</Button>
        <Button kind="secondary" onClick={onForget ?? (() => kept.keep(null))}>{t('code.earlier.forget')}</Button>
      </Buttons>
    </Card>
  );
}
