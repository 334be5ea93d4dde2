// What the reader decided about hiding in place, as one page needs to know it.
//
// Decides what of the settings that is: a page that hides nothing then reads no settings itself.

import type { HideLevel } from '../outcome.ts';
import type { KeptBox } from './kept_boxes.ts';
import type { Settings } from './settings.ts';
import { collectKept, findHiding } from './sites.ts';

export interface HideChoice {
  level: HideLevel;
  /** Whether a line stays where something was hidden. */
  leavesStubs: boolean;
  /** Whether any filter list is on. */
  hasLists: boolean;
  /** Boxes that are never hidden on this site. */
  kept: KeptBox[];
  /** Whether this site is one on which everything is hidden without being asked. */
  hidesAlways: boolean;
}

export function findHideChoice({ level, leavesStubs, filterLists, sites }: Settings, host: string): HideChoice {
  return { level, leavesStubs, hasLists: filterLists.some(({ isOn }) => isOn), kept: collectKept(sites, host), hidesAlways: findHiding(sites, host) !== null };
}
