// Where a person can turn to: a name, and each way that there is.
import type { ContactPoint } from '../api/types.ts';
import { say, t } from '../i18n/index.ts';
import { Link } from './parts.tsx';

export function Contact({ contact }: { contact: ContactPoint }) {
  const { phone, email, page } = contact;
  return (
    <ul class="plain-list">
      <li>{say(contact.name)}</li>
      {phone && <li>{t('contact.phone')} <Link href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</Link></li>}
      {email && <li>{t('contact.email')} <Link href={`mailto:${email}`}>{email}</Link></li>}
      {page && <li>{t('contact.page')} <a class="utrecht-link utrecht-link--html-a" href={page} rel="noreferrer">{page.replace(/^https?:\/\//, '')}</a></li>}
    </ul>
  );
}
