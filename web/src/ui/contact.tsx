// Where a person can turn to: a name, and each way that there is.
import type { ContactPoint } from '../api/types.ts';
import { say, t } from '../i18n/index.ts';
import { Link } from './parts.tsx';

/** `under`: the heading above it, which is not said twice. */
export function Contact({ contact, under }: { contact: ContactPoint; under?: string }) {
  const { phone, email, page } = contact;
  const name = say(contact.name);
  return (
    <ul class="plain-list">
      {name !== under && <li>{name}</li>}
      {phone && <li>{t('contact.phone')} <Link href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</Link></li>}
      {email && <li>{t('contact.email')} <Link href={`mailto:${email}`}>{email}</Link></li>}
      {page && <li>{t('contact.page')} <a class="utrecht-link utrecht-link--html-a" href={page} rel="noreferrer">{page.replace(/^https?:\/\//, '')}</a></li>}
    </ul>
  );
}
