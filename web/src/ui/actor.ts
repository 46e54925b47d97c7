// Who did something, as the nodes name it. Pure.

/** The account behind an actor of the audit log: "person:bank-analyst-1". */
export const whoOf = (actor: string): string => actor.replace(/^person:/, '');
