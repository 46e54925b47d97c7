// What someone ticks of the help plan's harms or wishes.
import type { HelpChoice } from '../api/types.ts';
import { say } from '../i18n/index.ts';
import { CheckField } from '../ui/fields.tsx';

/** `id` stands before each choice's own, so that a page can have several. */
export function Choices({ id, title, choices, chosen, onChange }: { id: string; title: string; choices: HelpChoice[]; chosen: string[]; onChange: (chosen: string[]) => void }) {
  return (
    <fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset choice">
      <legend class="choice-legend">{title}</legend>
      {choices.map((choice) => <CheckField key={choice.id} id={`${id}-${choice.id}`} label={say(choice.label)} checked={chosen.includes(choice.id)} onChange={(isIn) => onChange(isIn ? [...chosen, choice.id] : chosen.filter((each) => each !== choice.id))} />)}
    </fieldset>
  );
}
