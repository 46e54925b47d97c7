// How another organisation puts the wayfinder on its own page.
import { useState } from 'preact/hooks';
import { t } from '../i18n/index.ts';
import { Button, Buttons, Card, LinkButton, Page } from '../ui/parts.tsx';

const snippet = (origin: string, title: string): string =>
  `<iframe src="${origin}/hulp-ingebed" title="${title}" style="width:100%;border:0;min-height:40rem" loading="lazy"></iframe>
<script>
  addEventListener('message', ({ data, source }) => {
    if (data?.type !== 'dijkwacht-height') return;
    for (const frame of document.querySelectorAll('iframe')) if (frame.contentWindow === source) frame.style.height = data.height + 'px';
  });
</script>`;

export default function EmbeddingPage() {
  const [isCopied, setCopied] = useState(false);
  const text = snippet(location.origin, t('routing.embed.frame'));
  return (
    <Page title={t('routing.embed')} lead={t('routing.embed.lead')} back={{ to: '/wegwijzer', label: t('routing.title') }}>
      <Card title={t('routing.embed.code')} id="code" note={t('routing.embed.note')}>
        <pre class="code" tabIndex={0}><code>{text}</code></pre>
        <Buttons><Button kind="secondary" onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}>{t('routing.embed.copy')}</Button><LinkButton kind="secondary" href="/hulp-ingebed" newWindow>{t('routing.embed.example')}</LinkButton></Buttons>
        <p role="status">{isCopied ? t('routing.embed.copied') : ''}</p>
      </Card>
    </Page>
  );
}
