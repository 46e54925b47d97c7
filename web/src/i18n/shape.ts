// Types that keep the two languages alike: same keys, same kind (text or plural), same placeholders. Breaking one does not compile.

export type Plural = { readonly one: string; readonly other: string };
export type Entry = string | Plural;
export type Catalogue = Record<string, Entry>;

type NamesInText<Words extends string> = Words extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesInText<Rest> : never;
/** The placeholders of an entry; a plural always has `n`. */
export type NamesIn<Words> = Words extends string ? NamesInText<Words> : Words extends Plural ? NamesInText<Words['other']> | 'n' : never;

/** What the other language must look like. */
export type SameKeys<Dutch extends Catalogue> = { readonly [Key in keyof Dutch]: Dutch[Key] extends string ? string : Plural };

type Equal<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;
/** The keys whose placeholders differ; must be `never`. */
export type Different<Dutch extends Catalogue, English extends SameKeys<Dutch>> = {
  [Key in keyof Dutch]: Equal<NamesIn<Dutch[Key]>, NamesIn<English[Key]>> extends true ? never : Key;
}[keyof Dutch];
export type None<Keys extends never> = Keys;
