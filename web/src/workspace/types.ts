export type EntryKind = 'announcement' | 'meeting' | 'decision' | 'action' | 'document';
export interface Group { groupId: string; name: string; purpose: string; madeBy: string; madeAt: string }
export interface Member { account: string; partner: string; since: string }
export interface DocumentVersion { number: number; fileName: string; mediaType: string; bytes: number; sha256: string; by: string; at: string }
export interface Entry {
  entryId: string; kind: EntryKind; title: string; text: string; owner: string | null; day: string | null; writtenBy: string; writtenAt: string; doneBy: string | null; doneAt: string | null; versions: DocumentVersion[];
}
export interface GroupRead extends Group { members: Member[]; entries: Entry[] }
export interface Access { account: string; what: string; subject: string; at: string }
