// What people must read on the pages, in both languages. Patterns, so that a comma may move; a missing translation may not.
const WORDS = {
  'log in': [/^Inloggen$/, /^Log in$/],
  'helpdesk agent': [/Log in als medewerker van het meldpunt/, /Log in as helpdesk agent/],
  'police analyst': [/Log in als analist van de politie/, /Log in as police analyst/],
  'bank analyst': [/Log in als analist van de bank/, /Log in as bank analyst/],
  'privacy officer': [/Log in als privacyfunctionaris/, /Log in as privacy officer/],
  'not allowed': [/Dit mag niet/, /This is not allowed/],
  'wrong name or password': [/Naam of wachtwoord klopt niet/, /Name or password is not right/],
  'locked out': [/Inloggen kan nu even niet/, /You cannot log in just now/],
  'not right yet': [/nog niet/, /not right yet/],

  start: [/^Opgelicht, of bijna\?$/, /^Defrauded, or nearly\?$/],
  wayfinder: [/Wij helpen u stap voor stap/, /We help you step by step/],
  advice: [/Dit kunt u nu doen/, /This is what you can do now/],
  'report fraud': [/^Fraude melden$/, /^Report fraud$/],
  'check your report': [/Controleer uw melding/, /Check your report/],
  'report received': [/Uw melding is ontvangen/, /Your report was received/],
  'follow your report': [/Uw melding volgen/, /Follow your report/],
  'one report': [/^Melding M/, /^Report M/],
  'unknown code': [/Wij kennen deze code niet/, /We do not know this code/],
  'consent given': [/toestemming gegeven/, /consent given/],
  'consent withheld': [/geen toestemming/, /no consent/],

  'a bank was warned': [/De politie heeft een bank gewaarschuwd/, /The police warned a bank/],
  'the warning was withdrawn': [/De politie heeft de waarschuwing aan de bank ingetrokken/, /The police withdrew the warning to the bank/],
  'consent withdrawn': [/toestemming ingetrokken/, /consent withdrawn/],
  'report withdrawn': [/^Ingetrokken$/, /^Withdrawn$/],
  'refused by the police': [/De politie neemt uw melding niet over/, /The police do not take over your report/],
  'belongs elsewhere': [/Dit hoort bij een andere organisatie/, /This belongs with another organisation/],
  'the desk goes on': [/zoekt met u een andere weg/, /looks for another way with you/],

  reports: [/^Meldingen$/, /^Reports$/],
  'purchase fraud': [/Aankoopfraude/, /Purchase fraud/],
  marketplace: [/marktplaats|handelsplaats|Marktplaats/i, /market/i],
  'the day': [/20 november 2026/, /20 November 2026/],
  'sealed from the desk': [/Over de ander staat hier niets/, /Nothing of the other party is here/],
  'no consent from the reporter': [/toestemming/, /consent/],
  offered: [/Aangeboden aan de politie/, /Offered to the police/],

  referrals: [/^Overdrachten$/, /^Referrals$/],
  'report accepted': [/is overgenomen/, /was accepted/],
  'is being linked': [/wordt gekoppeld/, /is being linked/],
  'report refused': [/is geweigerd; het meldpunt hoort waarom/, /was refused; the desk hears why/],
  identify: [/^Bekendmaken bij de politie$/, /^Identify yourself at the police$/],
  'identify button': [/^Bekendmaken bij de politie$/, /^Identify at the police$/],
  identified: [/U bent bekend bij de politie/, /The police know who you are/],
  'which report': [/Wij weten niet om welke melding het gaat/, /We do not know which report this is about/],
  cases: [/^Zaken$/, /^Cases$/],
  'one case': [/^Zaak /, /^Case /],
  'what the reporter told': [/Wat de melder vertelde/, /What the reporter told|What the reporter said/],
  opinion: [/^Oordeel over /, /^Opinion on /],
  'sharing allowed': [/^Delen mag$/, /^Sharing is allowed$/],
  'sharing not allowed': [/Delen mag nu niet/, /Sharing is not allowed now/],
  'opinion shared': [/Uw oordeel is gedeeld/, /Your opinion was shared/],
  'opinion waits': [/Uw oordeel staat, maar wordt nog niet gedeeld/, /Your opinion stands, but is not shared yet/],
  waits: [/Wacht/, /Waits|Waiting/],
  shared: [/Gedeeld/, /Shared/],
  'because of the opinion': [/het oordeel is ingetrokken/, /the opinion was withdrawn/],
  'opinion stands': [/Er staat een oordeel/, /There is an opinion/],
  signals: [/^Signalen$/, /^Signals$/],
  withdrawn: [/Ingetrokken/, /Withdrawn/],
  objections: [/^Bezwaren$/, /^Objections$/],
  upheld: [/Gelijk|gelijk/, /Upheld/],

  'listing conflicts': [/^Tegenspraak tussen lijsten$/, /^Lists that contradict$/],
  'blocking owner': [/Lijst met oplichtsites/, /List of scam sites/],
  'allowing owner': [/Lijst met bekende sites/, /List of well-known sites/],

  check: [/^Controleren$/, /^Check$/],
  'there are signals': [/Er zijn signalen/, /There are signals/],
  'no answer': [/Geen antwoord/, /No answer/],
  'none known': [/Niets bekend/, /None known/],
  'no guarantee': [/Dat is geen garantie/, /That is no guarantee/],
  'a rule says no': [/Regel R\d+/, /Rule R\d+/],
  'lists differ': [/De lijsten spreken elkaar tegen/, /The lists contradict each other/],
  'payments on hold': [/^Wachtende betalingen$/, /^Payments on hold$/],
  'waits no longer': [/Deze betaling wacht niet meer/, /This payment no longer waits/],
  'released by a colleague': [/een medewerker gaf haar vrij/, /a colleague released it/],
  'only the holder may know': [/alleen de bank waar de rekening loopt, mag dit weten/, /only the bank that holds the account may know this/],
  'try a payment': [/^Betaling proberen$/, /^Try a payment$/],
  'the payment waits': [/De betaling wacht/, /The payment waits/],
  'one hold': [/wacht$/, /waits$/],
  'one hold that ended': [/wachtte$/, /waited$/],
  'my payment waits': [/^Mijn betaling wacht$/, /^My payment waits$/],
  'your payment waits': [/^Uw betaling van .* wacht$/, /^Your payment of .* waits$/],
  'your payment is free': [/^Uw betaling van .* is vrij$/, /^Your payment of .* is released$/],
  'that is why it waits': [/Daarom wacht de betaling\./, /That is why the payment waits\./],
  'that is why it waited': [/Daarom wachtte de betaling tot .*De betaling is vrijgegeven: u kreeg gelijk met uw bezwaar\./s, /That is why the payment waited until .*The payment was released: your objection was upheld\./s],
  'you were right': [/U kreeg gelijk met uw bezwaar/, /Your objection was upheld/],
  'objection sent': [/Uw bezwaar is verstuurd/, /Your objection was sent/],

  rules: [/^Regels$/, /^Rules$/],
  'rule off': [/^Uit$/m, /^Off$/m],
  'rule active': [/^Aan$/m, /^Active$/m],
  'policy says no': [/Nee, dit mag niet/, /No, this is not allowed/],
  'switched off': [/staat uit op dit systeem/, /is switched off on this system/],

  'audit log': [/^Logboek$/, /^Audit log$/],
  'log is whole': [/Het logboek is heel/, /The log is whole/],
};

const LANGUAGES = ['nl', 'en'];

/** Gives the pattern of a key in one language. */
export function words(language) {
  const index = LANGUAGES.indexOf(language);
  return (key) => {
    if (!(key in WORDS)) throw new Error(`no words for "${key}"`);
    return WORDS[key][index];
  };
}
