// Identifiers to ask about: the bank's own accounts (bank code DEMO, which nobody owns) and names that nobody can register.
import { syntheticIban } from '../../tools/demo/sealing.mjs';

const FIRST_UNKNOWN = 5_000_000;
const WORDS = ['mijn', 'pakket', 'bank', 'betaal', 'verzoek', 'login', 'veilig', 'winkel', 'korting', 'wallet', 'tikkie', 'post'];

const NAME_OF = {
  iban: syntheticIban,
  domain: (number) => `${WORDS[number % WORDS.length]}-${WORDS[(number * 7 + 3) % WORDS.length]}-${number}.example`,
};

export const TYPES = Object.keys(NAME_OF);

/** The n-th identifier of those that are put on a list. */
export const listed = (type, number) => NAME_OF[type](number);

/** The n-th identifier that never is. */
export const unlisted = (type, number) => NAME_OF[type](FIRST_UNKNOWN + number);
