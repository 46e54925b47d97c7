// The shapes of docs/api/openapi.yaml that the pages read. Whatever may be absent is optional here.

export interface Text { nl: string; en: string }
export interface Money { minor: number; currency: string }
export interface Page<Item> { items: Item[]; next?: string | null }

/** Why policy or a barrier says no. */
export interface Reason { code: string; rule?: string | null; nl: string; en: string }

export interface Partner { id: string; name: Text | string; sector: string; origin: string; signingKey: string; statusMessages: string }
export interface NodeInfo { id: string; sector: string; name: Text | string; roles: string[]; synthetic: boolean; partners: Partner[]; version: string }

export interface Session { user: string; role: string; name: string; csrfToken: string }
export interface DemoRole { role: string; name: Text; task: Text; account?: string; person?: string }

// Desk
export interface WayfinderOption extends Text { value: string }
export interface WayfinderQuestion extends Text {
  id: string;
  hint?: Text;
  options: WayfinderOption[];
  /** Asked only when every input named has one of its values. */
  askIf?: { input: string; values: string[] }[];
}
export interface Wayfinder { questions: WayfinderQuestion[]; source?: string }
export interface Desk { id: string; name: Text | string; phone?: string | null; hours?: Text | string | null; url?: string | null; takes?: Text | string; source?: string }
export interface DeskAdvice { row: string | number; urgency: 'now' | 'high' | 'normal' | 'low' | string; first: Desk[]; also: Desk[]; offersForm?: boolean; texts?: Text[]; alwaysShow?: Text[] }

export type FieldKind = 'text' | 'iban' | 'phone' | 'email' | 'url' | 'kvk' | 'wallet' | 'date' | 'amount' | 'choice' | 'longtext' | 'consent';
export interface FormField extends Text {
  id: string;
  compartment: 'desk' | 'victim' | 'sealed';
  kind: FieldKind;
  /** Where the value goes: "victim.name", "counterparty", "payments.date". */
  target: string;
  /** Of a counterparty's identifier; of a line in the narrative; "recipient|purpose" of a consent. */
  role: string;
  hint?: Text;
  required: boolean;
  options?: WayfinderOption[];
}
export interface FraudTypeForm extends Text { code: string; forms: string[] }
export interface ReportForms { consentTextVersion: string; fraudTypes: FraudTypeForm[]; fields: FormField[] }

export interface Victim { name: string; email?: string; phone?: string; postcode?: string; birthYear?: number }
export interface PartReceipt { partId: string; hash: string; receivedAt: string; keyId: string; signature: string }
export interface ConsentRequest { recipient: string; purpose: string; textVersion: string }
export interface NewReport {
  reportId: string;
  fraudType: string;
  channel: string;
  occurredOn: string;
  amount: Money | null;
  province?: string;
  actor: string;
  synthetic: boolean;
  victim: Victim;
  parts: { partId: string; recipient: string; compartment: string; receipt: PartReceipt; wrap: string }[];
  statusTokenHash: string;
  identificationHash: string;
  consents: ConsentRequest[];
}
export interface ReportReceived { reportId: string; status: string; nextStep: Text; due: string | null }

export interface TimelineEntry { at: string; code: string; nl: string; en: string; organisation?: string; detail?: Text }
export interface Consent { recipient: string; purpose: string; given?: boolean; textVersion: string; at?: string }
export interface ReportStatus {
  reportId: string;
  fraudType: string;
  channel: string;
  occurredOn: string;
  amount: Money | null;
  status: string;
  createdAt: string;
  nextStep: Text;
  due: string | null;
  timeline: TimelineEntry[];
  consents: Consent[];
  identifyUrl?: string | null;
}

/** What an organisation tells a person about one subject: docs/status-messages.md. */
export interface StatusMessage { id: string; at: string; organisation: string; code: string; title: Text; meaning: Text; detail?: Text; amount?: Money; takenBackBy?: string }
export interface StatusSpeaker { id: string; name: Text; contact?: ContactPoint }
export interface StatusAnswer {
  contract: number;
  organisation: string;
  organisations: StatusSpeaker[];
  subject: { kind: string; id: string; number: string };
  next: { text: Text; due?: string };
  messages: StatusMessage[];
}

export interface ReportRow {
  reportId: string;
  fraudType: string;
  channel: string;
  occurredOn: string;
  amount: Money | null;
  status: string;
  createdAt: string;
  due: string | null;
  consentToPolice?: boolean;
}
export interface Report extends ReportRow { victim: Victim | null; consents: Consent[]; timeline: TimelineEntry[] }
export interface Referral { referralId: string; reportId?: string; status: string; due?: string | null }

// Police
export interface SealingKeyCard { keyId: string; publicKey: string; signature: string; signingKey: string; validUntil: string }
export interface ReferralRow {
  referralId: string;
  reportId: string;
  fromDesk: string;
  fraudType: string;
  channel: string;
  occurredOn: string;
  amount: Money | null;
  offeredAt: string;
  due: string | null;
  status: string;
  /** Once accepted and linked. */
  caseId?: string;
  caseNumber?: string;
}
export interface CaseMembership { reportId: string; caseId: string; number: string }
export interface CaseRow {
  caseId: string;
  number: string;
  reports: number;
  identifiers: number;
  amount: Money | null;
  fraudTypes: string[];
  firstSeen: string;
  lastSeen: string;
  status: string;
  assignee: string | null;
  workState: string;
  due: string | null;
  priority: CasePriority;
}
export interface CasePriority { score: number; level: string; name: Text; reasons: { code: string; points: number; name: Text; text: Text }[] }
export interface CaseReport {
  reportId: string;
  aangifte: { number: string; status: 'signed' | 'withdrawn' } | null;
  fraudType: string;
  channel: string;
  occurredOn: string;
  amount: Money | null;
  identified: boolean;
  /** Other reports of the same person that are with the police. */
  otherReports: number;
  status: string;
  identifiers: string[];
}
/** What this organisation said last of an identifier, and what others may learn of it now. */
export interface CaseOpinion {
  opinionId: string;
  verdict: string;
  state: 'active' | 'withdrawn' | 'expired' | string;
  signalState: 'waiting' | 'shared' | 'withdrawn' | 'expired' | string;
  withdrawnBecause?: string | null;
  reasons?: Reason[];
  notices: SentNotice[];
}
/** A signal on its way to one receiver. */
export interface SentNotice { partner: string; sentAt: string; acknowledgedAt: string | null; pace: 'in-time' | 'late' | 'running' | 'overdue' }
export interface CaseIdentifier {
  identifierId: string;
  type: string;
  masked: string;
  reports: number;
  identifiedReporters: number;
  stop?: { reason: Text; kind: 'listed' | 'frequent' | string } | null;
  opinion?: CaseOpinion | null;
}
export interface CaseHistoryEntry { at: string; kind: string; nl: string; en: string; by?: string; other?: string; decisionId?: string }
export interface CaseFile {
  caseId: string;
  number: string;
  status?: string;
  amount?: Money | null;
  fraudTypes?: string[];
  firstSeen?: string;
  lastSeen?: string;
  assignee: string | null;
  workState: string;
  priority: CasePriority;
  reports: CaseReport[];
  identifiers: CaseIdentifier[];
  history: CaseHistoryEntry[];
  explanation?: Text | null;
  /** Within which a receiver must confirm a notice. */
  noticeSeconds: number;
}
export interface CaseExplanation extends Text { path: { kind: 'report' | 'identifier' | 'decision'; id: string; label: string; text?: Text; type?: string }[] }
export interface OpenedIdentifier { type: string; value: string; display: string; role: string; linked: boolean; problem: string }
export interface OpenedPart {
  narrative?: string;
  claimedName?: string;
  platform?: string;
  identifiers?: OpenedIdentifier[];
  payments?: { date?: string; amount?: Money | null; toIban?: string; reference?: string }[];
}
export interface OpinionResult { opinionId: string; signalId?: string | null; state: string; reasons?: Reason[] }
export interface SignalDelivery { partner: string; state: string; at: string }
export interface SignalRow {
  signalId: string;
  owner: string;
  dataClass: string;
  type: string;
  masked: string;
  rule: string;
  revision: number;
  state: string;
  sharedAt?: string | null;
  opinionId: string;
  opinion?: SignalOpinion | null;
  withdrawnBecause?: string | null;
  deliveries?: SignalDelivery[];
}
export interface ObjectionRow { objectionId: string; signalId: string; receivedAt: string; state: 'open' | 'upheld' | 'rejected' | string; text: string; answer?: string | null; answeredAt?: string | null }
export interface ListingConflict { value: string; blockValue?: string; allowValue?: string; blockOwner: string; allowOwner: string; kind: string; wins: string }
export interface StopIdentifier { identifierId: string; type: string; masked: string; kind: string; reason: Text | string; reports: number; since: string }

// Bank
export interface SignalOpinion { verdict: string; role?: string; fraudType?: string; confidence?: number; validUntil?: string }
export interface KnownSignal { signalId: string; owner: string; dataClass?: string; type?: string; value?: string; rule: string; revision: number; opinion?: SignalOpinion | null; sharedAt?: string; receivedAt?: string; ageSeconds?: number; leaseUntil?: string | null; stale?: boolean; listing?: string }
export interface CheckAnswer {
  type: string;
  masked: string;
  known: boolean | null;
  state: 'known' | 'none-known' | 'unavailable' | 'denied' | string;
  signals?: KnownSignal[];
  conflict?: boolean;
  listing?: 'block' | 'allow' | 'none' | string;
  denied?: Reason[];
  notice?: Text | null;
}
export interface HolderVerdictRow { signalId: string; type: string; masked: string; partner: string; verdict: string; givenAt: string; state: 'open' | 'noted' | 'upheld' | 'rejected'; answeredAt: string | null }
export interface ReceivedSignal {
  signalId: string;
  owner: string;
  dataClass?: string;
  type: string;
  /** As this node may show it: a domain in clear, an account masked. */
  value?: string;
  masked?: string;
  rule: string;
  revision: number;
  state?: string;
  listing?: string;
  opinion?: SignalOpinion | null;
  sharedAt?: string;
  receivedAt?: string;
  leaseUntil?: string | null;
  /** What this organisation answered as the holder of the account. */
  holderVerdict: string | null;
}
export interface Payment {
  paymentId: string;
  debtorIban: string;
  creditorIban: string;
  creditorName?: string;
  amount: Money;
  text?: string;
  requestedAt: string;
}
export interface DecisionReason { ruleId: string; ruleVersion: number | string; nl: string; en: string; signalIds?: string[] }
export interface Decision {
  decisionId: string;
  action: 'allow' | 'warn' | 'hold' | string;
  reasons?: DecisionReason[];
  holdId?: string | null;
  holdUrl?: string | null;
  expiresAt?: string | null;
}
export interface Replay { same?: boolean; erased?: boolean; answer?: Decision }
export interface ContactPoint { name: Text; phone: string | null; email: string | null; page: string | null }
/** An organisation, and where a person can turn to there. */
export interface Counter { id: string; name: Text; contact: ContactPoint }
export type RuleState = 'draft' | 'shadow' | 'active' | 'suspended';
export interface RuleChange { proposalId: string; version: number; from: RuleState; to: RuleState; reason: string; proposedBy: string; proposedAt: string; outcome: string; answeredBy: string | null; answeredAt: string | null }
export interface BarrierRule {
  rule: string;
  version: number;
  title: Text;
  action: string;
  holdHours: number | null;
  when: { place: string; dataClass: string; role: string };
  reason: Text;
  mark: string;
  source: string;
  state: RuleState;
  since: string;
  did: Record<'held' | 'warned' | 'outweighed' | 'would-hold' | 'would-warn' | 'held-out', number>;
  proposal: RuleChange | null;
  history: RuleChange[];
}

export interface Hold {
  holdId: string;
  state: string;
  amount: Money;
  owner: Counter;
  bank: Counter;
  placedAt: string;
  expiresAt: string;
  reason: Text;
  appeal?: Text;
  signalId: string;
  decisionId: string;
  rule?: string;
  ruleVersion?: number;
  releasedAt?: string | null;
  releaseReason?: string | null;
}
export interface HoldNotice extends Omit<Hold, 'holdId' | 'signalId' | 'decisionId'> {
  waiting?: boolean;
  objection?: { state: string; at?: string } | null;
}

// Every node
export interface RuleDuty extends Text { code: string; parameter?: string | null }
export interface Rule {
  rule: string;
  revision: number;
  state: 'active' | 'sandbox' | 'off' | string;
  inForce?: boolean;
  carriedOut?: 'here' | 'elsewhere';
  denies?: boolean;
  conditions?: (Text & { code: string })[];
  title: Text;
  basis: Text;
  form: Text;
  off?: { warning: Text | null; needsConfirmation: boolean };
  retention?: Text;
  from: string[];
  to: string[];
  dataClasses: string[];
  purposes: string[];
  duties: RuleDuty[];
  leaseMinutes?: number;
  identifiedReportersMin?: number | null;
  inForceFrom?: string | null;
  inForceUntil?: string | null;
  dpia?: string | null;
  dpiaExpires?: string | null;
  mark?: string;
  source?: string;
  sourceDate?: string;
}
export interface ModelSign { text: Text; dataClass: string; holder: string }
export interface ModelBarrier {
  barrier: string;
  text: Text;
  owners: string[];
  kind: string;
  status: string;
  source: string;
  policyRule?: string;
  policyRuleState?: 'in-force' | 'simulated' | 'not-in-force' | 'unknown';
  paymentRule?: string;
  claim?: Text & { source: string };
}
export interface ModelStep { step: string; title: Text; note?: Text; enablers: Text[]; signs: ModelSign[]; barriers: ModelBarrier[]; source: string }
export interface BarrierModel { model: string; version: number; title: Text; fraudTypes: string[]; mark: string; source: string; sourceDate: string; steps: ModelStep[] }
export type CellState = 'permit' | 'conditions' | 'simulated' | 'deny';
export interface MatrixWay { purpose: string; state: CellState; rules: string[] }
export interface MatrixCell { from: string; to: string; dataClass: string; state: CellState; ways: MatrixWay[] }
export interface RuleMatrix { date: string; sectors: string[]; dataClasses: string[]; cells: MatrixCell[] }
export interface Dpia {
  reference: string;
  title: Text;
  controller: Text;
  jointControllers: Text;
  rules: string[];
  dated: string;
  expires: string;
  status: string;
  place: Text;
  daysLeft: number;
  standing: 'valid' | 'expiring' | 'expired' | 'not-adopted' | string;
}
export interface RuleExplanation { verdict: string; summary: Text; reasons?: Reason[]; rules?: Rule[] }
export interface AuditEntry {
  number: number;
  at: string;
  actor: string;
  action: string;
  subject: string;
  rule?: string;
  purpose?: string;
  outcome: string;
  count?: number;
  question?: string | null;
  hash?: string;
}
export interface AuditVerification { ok: boolean; entries: number; firstBadEntry?: number | null; kind?: string; problem?: string | null; countersignedUpTo?: number | null }

// Help for victims: getting money back (PNBF)
export interface RecoveryCondition { id: string; check: 'answer' | 'kind' | 'payment-age' | 'both-accounts'; kinds: string[]; question: Text; unmet: Text }
export interface RecoveryTerms {
  answerDays: number;
  paymentMonthsMax: number;
  country: string;
  voluntary: Text;
  address: Text;
  purpose: Text;
  source: string;
  sourceDate: string;
  conditions: RecoveryCondition[];
  /** Why name and address can be not right. */
  disagreements: { id: string; text: Text }[];
}
export interface RecoveryClaim { victim: Victim; ownAccount: string; payeeAccount: string; policeReference: string }
export interface RecoveryRequest {
  requestId: string;
  kind: string;
  paidOn: string;
  amount: Money;
  status: string;
  version: number;
  createdAt: string;
  noticedAt?: string | null;
  answerDue?: string | null;
  returned?: Money | null;
  /** From when it lapses unless somebody takes a step; nothing once it is over. */
  lapsesAt?: string | null;
  isAgreed: boolean;
  isDisagreed?: boolean;
  holderTypedBy?: string;
  agreedBy?: string;
  disagreedBy?: string;
  disagreement?: Text;
  nextStep: Text;
  unmet: { condition: string; text: Text }[];
  steps: { at: string; status: string; by: string; amount?: Money | null }[];
  claim?: RecoveryClaim | null;
}
export interface Recall {
  recallId: string;
  transactionId: string;
  settledOn: string;
  amount: Money;
  status: string;
  createdAt: string;
  answerDue: string;
  isOverdue: boolean;
  answeredAt?: string | null;
  returned?: Money | null;
  reason: string;
  reasonText?: Text;
}
export interface RecallTotal { status: string; count: number; paid: Money; returned: Money }
export interface RecallTerms { monthsMax: number; answerBankingDays: number; ownBic: string; banks: { code: string; bic: string }[]; source: string; sourceDate: string }
export interface RecallOutcome { transactionId: string; outcome: string; returned?: Money | null; reasonText?: Text }
export interface AccountHolder { name: string; address: string }

export interface UndecidedAccount { identifierId: string; type: string; identifiedReporters: number; reports: number; caseId: string; caseNumber: string; holderBank: string }
export interface DeliveryLedger {
  partners: { partner: string; sent: number; acknowledged: number; acted: number; withdrawn: number; removed: number; owed: number; waitsSince: string | null }[];
  waiting: { signalId: string; partner: string; state: string; since: string }[];
  verdicts: { judged: number; contested: number; answered: number; overturned: number };
}

// The half-yearly panel
interface PanelChoice { value: string; label: Text }
export interface VictimPanel {
  wave: string;
  state: 'invited' | 'agreed' | 'refused' | 'answered';
  isOpen: boolean;
  textVersion: string;
  invitation: Text;
  unlinked: Text;
  questions: { id: string; text: Text; options: PanelChoice[] }[];
}
export interface VictimPanelResults {
  wave: string;
  waves: string[];
  countMin: number;
  countStep: number;
  source: string;
  /** Null: fewer than the least, or it would give away another. */
  questions: { id: string; text: Text; answered: number | null; options: (PanelChoice & { count: number | null })[] }[];
}

// Help for victims: the plan and the goodwill check
export interface HelpChoice { id: string; label: Text }
export interface HelpStep { id: string; page: string; monthsMax?: number | null; fraud: string[]; harm: string[]; wish: string[]; title: Text; why: Text; when: Text; desk: Desk | null }
export interface HelpSteps { harms: HelpChoice[]; wishes: HelpChoice[]; steps: HelpStep[] }
export interface GoodwillOption { value: string; effect: string; label: Text; because: Text }
export interface GoodwillQuestion { id: string; text: Text; options: GoodwillOption[] }
export interface GoodwillCheck {
  lead: Text;
  noPromise: Text;
  private: Text;
  source: string;
  sourceDate: string;
  questions: GoodwillQuestion[];
  outcomes: { effect: string; title: Text; text: Text }[];
  figures: { period: Text; percent: number }[];
}
