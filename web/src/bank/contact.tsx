// Where a person can turn to: a name, and each way that there is.
import type { ContactPoint } from '../api/types.ts';
import { say, t } from '../i18n/index.ts';

export function Contact({ contact }: { contact: ContactPoint }) {
  const { phone, email, page } = contact;
  return (
    <ul class="plain-list">
      <li>{say(contact.name)}</li>
      {phone && <li>{t('contact.phone')} <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a></li>}
      {email && <li>{t('contact.email')} <a href={`mailto:${email}`}>{email}</a></li>}
      {page && <li>{t('contact.page')} <a href={page} rel="noreferrer">{page.replace(/^https?:\/\//, '')}</a></li>}
    </ul>
  );
}
