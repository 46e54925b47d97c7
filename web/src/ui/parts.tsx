// The parts that every page is made of.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Problem, Unreachable } from '../api/client.ts';
import type { Reason } from '../api/types.ts';
import { movesSoFar } from '../app/router.ts';
import { currentLanguage, say, t } from '../i18n/index.ts';
import { Icon, type IconName } from './icons.tsx';

/** A page: its heading takes the focus when one arrives, so that screen readers begin there. */
export function Page(props: { title: string; lead?: ComponentChildren; back?: { to: string; label: string }; wide?: boolean; children?: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${props.title} – Dijkwacht`;
  }, [props.title]);
  useEffect(() => {
    const isNew = focusedFor !== movesSoFar();
    const isLost = focusedFor > 0 && document.activeElement === document.body; // the heading that had it was replaced
    focusedFor = movesSoFar();
    if (isNew || isLost) heading.current?.focus({ preventScroll: true });
    if (isLost) window.scrollTo(0, 0); // a long form gave way to what came of it
  }, []);
  return (
    <div class={props.wide ? 'page page-wide' : 'page'}>
      {props.back && (
        <p class="back">
          <Icon name="back" /> <a class="utrecht-link utrecht-link--html-a" href={props.back.to}>{props.back.label}</a>
        </p>
      )}
      <h1 class="utrecht-heading-1" tabIndex={-1} ref={heading}>{props.title}</h1>
      {props.lead && <p class="lead">{props.lead}</p>}
      {props.children}
    </div>
  );
}
let focusedFor = 0; // the move for which a heading has the focus; the first page leaves it where the browser put it

export function Card(props: { title?: ComponentChildren; level?: 2 | 3; id?: string; class?: string; note?: ComponentChildren; children?: ComponentChildren }) {
  const Heading = props.level === 3 ? 'h3' : 'h2';
  return (
    <section class={`card ${props.class ?? ''}`} id={props.id} aria-labelledby={props.title && props.id ? `${props.id}-title` : undefined}>
      {props.title && <Heading class={`utrecht-heading-${props.level ?? 2}`} id={props.id && `${props.id}-title`}>{props.title}</Heading>}
      {props.note && <p class="note">{props.note}</p>}
      {props.children}
    </section>
  );
}

export type Tone = 'plain' | 'info' | 'good' | 'amber' | 'error';

export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={`nl-data-badge badge-${tone}`}>{children}</span>;
}

const TONE_ICON: Record<Tone, IconName> = { plain: 'info', info: 'info', good: 'good', amber: 'warning', error: 'warning' };

/** A message that stands out. `announce` speaks it when it appears. */
export function Notice(props: { tone?: Tone; icon?: IconName; title?: ComponentChildren; announce?: boolean; children?: ComponentChildren }) {
  const tone = props.tone ?? 'info';
  return (
    <div class={`notice notice-${tone}`} role={props.announce ? (tone === 'error' ? 'alert' : 'status') : undefined}>
      <Icon name={props.icon ?? TONE_ICON[tone]} />
      <div class="notice-body">
        {props.title && <p class="notice-title">{props.title}</p>}
        {props.children}
      </div>
    </div>
  );
}

export function Facts({ items }: { items: ([label: string, value: ComponentChildren] | null | false)[] }) {
  return (
    <dl class="facts">
      {items.filter((item) => !!item).map(([label, value]) => (
        <div class="fact" key={label}><dt>{label}</dt><dd>{value}</dd></div>
      ))}
    </dl>
  );
}

/** Label and value below each other in rows; the quieter sister of Facts. */
export function Details({ items }: { items: ([label: string, value: ComponentChildren] | null | false)[] }) {
  return (
    <dl class="details">
      {items.filter((item) => !!item).map(([label, value]) => (
        <div key={label}><dt>{label}</dt><dd>{value}</dd></div>
      ))}
    </dl>
  );
}

interface ButtonProps {
  kind?: 'primary' | 'secondary' | 'danger';
  type?: 'button' | 'submit';
  busy?: boolean;
  small?: boolean;
  onClick?: (event: MouseEvent) => void;
  children: ComponentChildren;
  [attribute: `aria-${string}`]: string | boolean | undefined;
}

const HINT = { primary: 'utrecht-button--primary-action', secondary: 'utrecht-button--secondary-action', danger: 'utrecht-button--secondary-action utrecht-button--danger' };

/** Never disabled: while busy it says so and a second press does nothing. */
export function Button({ kind = 'primary', type = 'button', busy = false, small = false, onClick, children, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      class={`utrecht-button utrecht-button--html-button ${HINT[kind]} ${small ? 'button-small' : ''}`}
      aria-disabled={busy ? 'true' : undefined}
      onClick={(event) => {
        if (busy) return event.preventDefault();
        onClick?.(event);
      }}
    >
      {busy ? <><span class="spinner" aria-hidden="true" /> {t('ui.busy')}</> : children}
    </button>
  );
}

export function LinkButton(props: { href: string; kind?: 'primary' | 'secondary'; small?: boolean; newWindow?: boolean; children: ComponentChildren }) {
  return (
    <a href={props.href} target={props.newWindow ? '_blank' : undefined} class={`utrecht-button ${HINT[props.kind ?? 'primary']} link-button ${props.small ? 'button-small' : ''}`}>
      {props.children}
    </a>
  );
}

/** A button that reads as a link: for small acts inside text and tables. */
export function TextButton(props: { onClick: () => void; children: ComponentChildren }) {
  return <button type="button" class="text-button" onClick={props.onClick}>{props.children}</button>;
}

export function Link({ href, children }: { href: string; children: ComponentChildren }) {
  return <a class="utrecht-link utrecht-link--html-a" href={href}>{children}</a>;
}

const NO_BREAK_LETTERS_MAX = 30;

/** An account, number or name as a cell of a table: on one line, unless it is too long for that. */
export const Value = ({ text }: { text: string }) => <span class={text.length > NO_BREAK_LETTERS_MAX ? 'value-long' : 'nowrap'}>{text}</span>;

export const Buttons = ({ children }: { children: ComponentChildren }) => <div class="utrecht-button-group buttons">{children}</div>;

export function Hidden({ children }: { children: ComponentChildren }) {
  return <span class="visually-hidden">{children}</span>;
}

/** Why policy says no, in words; each reason names its rule. */
export function Reasons({ reasons }: { reasons: Reason[] }) {
  return (
    <ul class="reasons">
      {reasons.map((reason) => (
        <li key={reason.code + reason.rule}>
          {say(reason)}
          {reason.rule && !say(reason).includes(reason.rule) && <> <span class="rule-id">{t('ui.rule', { rule: reason.rule })}</span></>}
        </li>
      ))}
    </ul>
  );
}

/** What went wrong and what to do next. Says nothing when there is no error. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  if (!error) return null;
  const { title, text, reasons } = explainFailure(error);
  const isRefusal = error instanceof Problem && error.status === 403; // no mistake of anyone's: the rules say no
  return (
    <Notice tone={isRefusal ? 'amber' : 'error'} icon={isRefusal ? 'lock' : 'warning'} title={title} announce>
      <p>{text}</p>
      {reasons.length > 0 && <Reasons reasons={reasons} />}
      {onRetry && <p><TextButton onClick={onRetry}>{t('ui.again')}</TextButton></p>}
    </Notice>
  );
}

export function explainFailure(error: unknown): { title: string; text: string; reasons: Reason[] } {
  if (error instanceof Unreachable) return { title: t('fail.away.title'), text: t('fail.away.text'), reasons: [] };
  if (!(error instanceof Problem)) return { title: t('fail.ours.title'), text: t('fail.ours.text'), reasons: [] };
  const reasons = error.reasons;
  if (error.status === 403) return { title: t('fail.denied.title'), text: reasons.length > 0 ? t('fail.denied.reasons') : t('fail.denied.text'), reasons };
  if (error.status === 401) return { title: t('fail.login.title'), text: t('fail.login.text'), reasons };
  if (error.status === 404) return { title: t('fail.gone.title'), text: t('fail.gone.text'), reasons };
  if (error.status === 409) return { title: t('fail.conflict.title'), text: t('fail.conflict.text'), reasons };
  if (error.status === 422) return { title: t('fail.state.title'), text: t('fail.state.text'), reasons };
  if (error.status === 429) return { title: t('fail.much.title'), text: t('fail.much.text'), reasons };
  if (error.status >= 500) return { title: t('fail.node.title'), text: t('fail.node.text'), reasons };
  return { title: t('fail.input.title'), text: inputText(error), reasons };
}

/** A node explains wrong input in English. */
function inputText(error: Problem): string {
  if (currentLanguage() === 'en' && error.detail) return error.field ? `${error.field}: ${error.detail}` : error.detail;
  return error.field ? t('fail.input.field', { field: error.field }) : t('fail.input.text');
}

export function Loading() {
  return <p class="loading" role="status"><span class="spinner" aria-hidden="true" /> {t('ui.loading')}</p>;
}

export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}

export function Timeline({ items }: { items: { at: ComponentChildren; by?: ComponentChildren; text: ComponentChildren }[] }) {
  return (
    <ol class="timeline">
      {items.map((item, index) => (
        <li key={index}>
          <p class="timeline-when">{item.at}{item.by ? <> · {item.by}</> : null}</p>
          <p class="timeline-what">{item.text}</p>
        </li>
      ))}
    </ol>
  );
}

/** A choice that opens over the page; Escape and the close button leave it. */
export function Dialog(props: { title: string; onClose: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement as HTMLElement | null;
    element?.showModal();
    return () => {
      element?.close();
      before?.focus();
    };
  }, []);
  return (
    <dialog class="dialog" ref={dialog} aria-labelledby="dialog-title" onCancel={(event) => { event.preventDefault(); props.onClose(); }}>
      <div class="dialog-head">
        <h2 class="utrecht-heading-2" id="dialog-title">{props.title}</h2>
        <TextButton onClick={props.onClose}>{t('ui.close')}</TextButton>
      </div>
      {props.children}
    </dialog>
  );
}
