// What the form of a takedown notice needs to know; pure.

/** One address a line. */
export const writtenLines = (typed: string): string[] => typed.split('\n').map((line) => line.trim()).filter(Boolean);

const FIELDS: Record<string, string> = {
  identifierId: 'trace',
  locations: 'locations',
  explanation: 'explanation',
  receiver: 'receiver',
  'receiver.name': 'receiver-name',
  'receiver.kind': 'receiver-kind',
  'receiver.contact': 'receiver-contact',
  ground: 'ground',
};

/** The field of the form that the node found wrong: "locations[2]" is "locations". Nothing when the form has no such field. */
export const wrongField = (field: string | undefined): string | null => FIELDS[(field ?? '').replace(/\[\d+\]$/, '')] ?? null;
