// Choosing files to go with a report. They are read and looked at here; nothing leaves the browser until the reporter sends.
import { useState } from 'preact/hooks';
import { labelOf, say, t } from '../i18n/index.ts';
import { count } from '../ui/format.ts';
import { useAct, useGet } from '../ui/load.ts';
import { Failure, Hidden, Notice, TextButton } from '../ui/parts.tsx';
import { NAME_LETTERS_MAX, problemOf, typeOf, type ChosenFile, type EvidenceRules } from './evidence.ts';

interface Refused { name: string; why: string }

export const kilobytes = (bytes: number): string => t('evidence.size', { kb: count(Math.max(1, Math.round(bytes / 1024))) });

/** `origin`: of the police, who say what they take; '' on their own pages. */
export function EvidenceFiles({ origin, files, onChange }: { origin: string; files: ChosenFile[]; onChange: (files: ChosenFile[]) => void }) {
  const rules = useGet<EvidenceRules>('/api/v1/evidence-rules', { origin });
  const [refused, setRefused] = useState<Refused[]>([]);
  const reading = useAct(async (chosen: File[], holding: EvidenceRules) => {
    const good: ChosenFile[] = [];
    const bad: Refused[] = [];
    for (const file of chosen) {
      const bytes = file.size > holding.fileBytesMax ? null : new Uint8Array(await file.arrayBuffer());
      const problem = bytes ? problemOf(bytes, holding) : 'large';
      const isFull = files.length + good.length >= holding.filesMax;
      const type = bytes && typeOf(bytes, holding);
      if (isFull || problem || !bytes || !type) bad.push({ name: file.name, why: isFull ? t('evidence.full', { n: holding.filesMax }) : labelOf('evidenceProblem', problem ?? 'type') });
      else good.push({ id: crypto.randomUUID(), name: file.name.slice(0, NAME_LETTERS_MAX) || type.extension, bytes, type });
    }
    setRefused(bad);
    onChange([...files, ...good]);
  });
  const holding = rules.value;
  if (!holding) return <Failure error={rules.error} onRetry={rules.reload} />;
  const takes = holding.types.map((type) => say(type)).join(', ');
  return (
    <>
      <p class="note" id="evidence-note">{t('evidence.takes', { types: takes, n: holding.filesMax, size: kilobytes(holding.fileBytesMax) })}</p>
      <Failure error={reading.error} />
      {refused.length > 0 && (
        <Notice tone="error" title={t('evidence.refused')} announce>
          <ul>{refused.map(({ name, why }) => <li key={name}>{name}: {why}</li>)}</ul>
        </Notice>
      )}
      {files.length > 0 && (
        <ul class="plain-list" id="evidence-chosen">
          {files.map((file) => (
            <li key={file.id}>
              <strong class="breaks">{file.name}</strong> <span class="note">{say(file.type)}, {kilobytes(file.bytes.length)}</span>{' '}
              <TextButton onClick={() => onChange(files.filter(({ id }) => id !== file.id))}>{t('evidence.remove')}<Hidden> {file.name}</Hidden></TextButton>
            </li>
          ))}
        </ul>
      )}
      <div class="file-choice">
        <label class="utrecht-button utrecht-button--secondary-action file-button">
          <input
            id="evidence"
            type="file"
            multiple
            class="visually-hidden"
            aria-describedby="evidence-note"
            accept={holding.types.map(({ extension }) => `.${extension}`).join(',')}
            onChange={(event) => {
              const chosen = [...(event.currentTarget.files ?? [])];
              event.currentTarget.value = '';
              if (chosen.length > 0) reading.run(chosen, holding);
            }}
          />
          {files.length > 0 ? t('evidence.choose.more') : t('evidence.choose')}
        </label>
      </div>
    </>
  );
}
