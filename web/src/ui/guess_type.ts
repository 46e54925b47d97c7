import { ibanProblem, isBareDomain, isEmail, isPhone, isWallet, isWebAddress, walletType } from './checks.ts';

const isIp = (value: string) => /^\d{1,3}(\.\d{1,3}){3}$/.test(value) || (/^[0-9a-f:]+$/i.test(value) && value.split(':').length > 2);

/** What kind of identifier a typed value seems to be; null when it could be anything. Pure. */
export function guessType(typed: string): string | null {
  const value = typed.trim();
  if (!value) return null;
  if (/^[A-Za-z]{2}\d{2}[\sA-Za-z0-9]{8,}$/.test(value)) return 'iban';
  if (isEmail(value)) return 'email';
  if (isIp(value)) return 'ip';
  if (isWallet(value)) return walletType(value);
  if (isPhone(value)) return 'phone';
  if (isBareDomain(value)) return 'domain';
  return value.includes('://') || value.includes('/') ? (isWebAddress(value) ? 'url' : null) : null;
}

/** Does it look right for its type? The node decides. Pure. */
export function isChecked(type: string, typed: string): boolean {
  const value = typed.trim();
  switch (type) {
    case 'iban': return ibanProblem(value) === null;
    case 'email': return isEmail(value);
    case 'phone': return isPhone(value);
    case 'domain': return isBareDomain(value);
    case 'url': return isWebAddress(value);
    case 'ip': return isIp(value);
    case 'bitcoin':
    case 'ethereum': return isWallet(value) && walletType(value) === type;
    default: return false;
  }
}
