// What the core answers, by the names the rest of the extension uses. The types come from the core itself.
//
// Decides nothing; nothing here exists at run time.

export type Outcome = lectern_core.Outcome;
export type Reading = lectern_core.Reading;
export type Refusal = lectern_core.Refusal;
export type Metadata = lectern_core.Metadata;
export type Block = lectern_core.Block;
export type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;
export type Inline = lectern_core.Inline;
export type Formula = lectern_core.Formula;
export type FormulaPart = lectern_core.FormulaPart;
export type MathName = lectern_core.MathName;
export type Image = lectern_core.Image;
export type Size = lectern_core.Size;
export type HiddenItem = lectern_core.HiddenItem;
export type HiddenClass = lectern_core.Class;
export type Reason = lectern_core.Reason;
export type Digest = lectern_core.Digest;
export type HideList = lectern_core.HideList;
export type ListReport = lectern_core.ListReport;
export type ListReading = lectern_core.ListReading;
export type SkippedKind = lectern_core.SkippedKind;
export type FoundRule = lectern_core.FoundRule;
export type HideLevel = lectern_core.Level;
