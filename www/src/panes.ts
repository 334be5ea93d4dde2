// The panes of a result, in the order of their tabs.

export const PANES = ['reading', 'hidden', 'decisions', 'json', 'timing'] as const;
export type Pane = (typeof PANES)[number];
