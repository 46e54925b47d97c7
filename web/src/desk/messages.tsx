// The messages of every organisation that a person has a code of, gathered in the browser: none of them sees what another tells.
import { useEffect, useState } from 'preact/hooks';
import { get, Problem } from '../api/client.ts';
import type { Partner, StatusAnswer } from '../api/types.ts';
import { partnerName, useApp } from '../app/context.ts';
import { readOtherCode, withCode, type OtherCode } from '../app/other_codes.ts';
import { say, t } from '../i18n/index.ts';
import { Contact } from '../ui/contact.tsx';
import { ErrorSummary, SelectField, TextField } from '../ui/fields.tsx';
import { date, dateTime, money, unbroken } from '../ui/format.ts';
import { Badge, Button, Buttons, Card, Loading, Notice, TextButton, Timeline } from '../ui/parts.tsx';
import { gather, PERSON, readAnswer, speakersOf, type Line } from './messages_logic.ts';

type Fault = 'unknown' | 'away' | 'unreadable';
/** What came of asking one organisation. */
interface Asked { source: string; answer?: StatusAnswer; fault?: Fault }

async function ask(source: string, address: URL, code: string, signal: AbortSignal): Promise<Asked> {
  const origin = address.origin === location.origin ? {} : { origin: address.origin };
  try {
    const answer = readAnswer(await get(address.pathname, { authorization: `Status ${code}`, signal, ...origin }), source);
    return answer ? { source, answer } : { source, fault: 'unreadable' };
  } catch (error) {
    return { source, fault: error instanceof Problem && error.status === 401 ? 'unknown' : 'away' };
  }
}

export interface Gathered { asked: Asked[]; isLoading: boolean; reload: () => void }

/** Asks our own node and each of `others`, again when `version` of the report changes. */
export function useMessages(token: string, others: OtherCode[], version: string): Gathered {
  const { node } = useApp();
  const [state, setState] = useState<{ asked: Asked[]; isLoading: boolean }>({ asked: [], isLoading: true });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    setState((before) => ({ ...before, isLoading: true }));
    const elsewhere = others.flatMap(({ organisation, code }) => {
      const address = node.partners.find(({ id }) => id === organisation)?.statusMessages;
      return address ? [ask(organisation, new URL(address), code, abort.signal)] : [];
    });
    const own = ask(node.id, new URL('/api/v1/status-messages', location.origin), token, abort.signal);
    void Promise.all([own, ...elsewhere]).then((asked) => abort.signal.aborted || setState({ asked, isLoading: false }));
    return () => abort.abort();
  }, [token, others, version, turn]);
  return { ...state, reload: () => setTurn((n) => n + 1) };
}

const answersOf = ({ asked }: Gathered) => asked.flatMap(({ source, answer }) => (answer ? [{ source, answer }] : []));

/** What comes next elsewhere; what comes next of the report itself stands above it. */
export function NextElsewhere({ messages }: { messages: Gathered }) {
  const { node } = useApp();
  return (
    <>
      {answersOf(messages).filter(({ source }) => source !== node.id).map(({ source, answer: { next, subject } }) => (
        <p key={source}><strong>{say(partnerName(node, source))}, {unbroken(subject.number)}:</strong> {say(next.text)}{next.due && <> {t('messages.next.due', { date: date(next.due) })}</>}</p>
      ))}
    </>
  );
}

export function Messages({ messages }: { messages: Gathered }) {
  const { node } = useApp();
  const lines = gather(answersOf(messages));
  const speaker = ({ organisation, source }: Line) => {
    if (organisation === PERSON) return t('messages.you');
    const name = say(partnerName(node, organisation));
    return organisation === source || source === node.id ? name : t('messages.via', { name, source: say(partnerName(node, source)) });
  };
  return (
    <Card title={t('messages.title')} id="timeline">
      {messages.asked.map(({ source, fault }) => fault && (
        <Notice key={source} tone="amber" title={t(`messages.${fault}`, { name: say(partnerName(node, source)) })} announce>
          <p>{t(`messages.${fault}.text`)} {fault === 'away' && <TextButton onClick={messages.reload}>{t('ui.again')}</TextButton>}</p>
        </Notice>
      ))}
      {messages.isLoading && lines.length === 0 && <Loading />}
      <Timeline
        items={lines.map((line) => ({
          at: dateTime(line.at),
          by: speaker(line),
          text: (
            <>
              <strong>{say(line.title)}</strong>{line.amount && <> ({money(line.amount)})</>}
              {line.overSince && <> <Badge>{t('messages.over', { date: date(line.overSince) })}</Badge></>}
              {line.detail && <span class="timeline-detail">{say(line.detail)}</span>}
              <span class="timeline-detail">{say(line.meaning)}</span>
            </>
          ),
        }))}
      />
    </Card>
  );
}

export function WhomToCall({ messages }: { messages: Gathered }) {
  const { node } = useApp();
  const speakers = speakersOf(answersOf(messages), node.id);
  if (speakers.length === 0) return null;
  return (
    <Card title={t('messages.call')} id="whom-to-call">
      {speakers.map(({ id, name, contact }) => contact && <div key={id}><p><strong>{say(name)}</strong></p><Contact contact={contact} under={say(name)} /></div>)}
    </Card>
  );
}

/** Codes of other organisations: added, shown, taken away. */
export function OtherCodes({ others, keep }: { others: OtherCode[]; keep: (codes: OtherCode[]) => void }) {
  const { node } = useApp();
  const [organisation, setOrganisation] = useState('');
  const [typed, setTyped] = useState('');
  const [tries, setTries] = useState(0);
  const [added, setAdded] = useState('');
  const partners = node.partners.filter(({ statusMessages }) => statusMessages);
  if (partners.length === 0) return null;
  const nameOf = (id: string) => say(partnerName(node, id));
  const code = readOtherCode(typed);
  const missing = { organisation: organisation ? undefined : t('others.who.missing'), code: code ? undefined : t('others.code.wrong') };
  const errors = [missing.organisation && { id: 'other-organisation', text: missing.organisation }, missing.code && { id: 'other-code', text: missing.code }].filter((each) => !!each);
  const add = () => {
    setTries(tries + 1);
    if (!organisation || !code) return;
    keep(withCode(others, { organisation, code }));
    setAdded(organisation);
    setTyped('');
    setOrganisation('');
    setTries(0);
  };
  return (
    <Card title={t('others.title')} id="others" note={t('others.text')}>
      {others.map((each) => (
        <p key={each.organisation}>{t('others.with', { name: nameOf(each.organisation) })} <TextButton onClick={() => { setAdded(''); keep(others.filter((other) => other !== each)); }}>{t('others.remove', { name: nameOf(each.organisation) })}</TextButton></p>
      ))}
      {added && <Notice tone="good" announce><p>{t('others.added', { name: nameOf(added) })}</p></Notice>}
      <form noValidate onSubmit={(event) => { event.preventDefault(); add(); }}>
        <ErrorSummary errors={errors} tries={tries} />
        <SelectField id="other-organisation" label={t('others.who')} empty={t('others.choose')} value={organisation} onChange={setOrganisation} error={tries > 0 ? missing.organisation : undefined} options={partners.map(({ id }: Partner) => ({ value: id, label: nameOf(id) }))} />
        <TextField id="other-code" label={t('others.code')} hint={t('others.code.hint')} value={typed} onChange={setTyped} error={tries > 0 ? missing.code : undefined} />
        <Buttons><Button type="submit" kind="secondary">{t('others.add')}</Button></Buttons>
      </form>
    </Card>
  );
}
