// A code that is shown once: to copy, keep or print.
import { useState } from 'preact/hooks';
import { t } from '../i18n/index.ts';
import { download } from './download.ts';
import { Button, Buttons, Card } from './parts.tsx';

/** `file`: what is kept as a text file, with the code in it. */
export function CodeCard(props: { title: string; note: string; code: string; file: { name: string; text: string } }) {
  const [isCopied, setCopied] = useState(false);
  const { code, file } = props;
  return (
    <Card title={props.title} id="code" class="card-strong" note={props.note}>
      <p class="code" id="status-code"><code>{code}</code></p>
      <Buttons>
        <Button kind="secondary" onClick={() => void navigator.clipboard.writeText(code).then(() => setCopied(true))}>{t('code.copy')}</Button>
        <Button kind="secondary" onClick={() => download(file.text, `${file.name.replace(/\W/g, '-')}.txt`)}>{t('code.download')}</Button>
        <Button kind="secondary" onClick={() => window.print()}>{t('code.print')}</Button>
      </Buttons>
      <p role="status" class="note">{isCopied ? t('code.copied') : ''}</p>
    </Card>
  );
}
