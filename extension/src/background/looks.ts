// What pages ask to be kept of the look and of hiding: they stand in another origin and could only write past each other.

import type { HideLevel } from '../outcome.ts';
import type { OwnPage } from '../protocol.ts';
import { changeLook } from '../settings/looks.ts';
import { changeSettings } from '../settings/storage.ts';
import type { Preferences } from '../view/preferences.ts';
import { hostOf } from './sites.ts';

/** Whether it could be stored; where it holds, says `changeLook`. */
export function keepLook({ url }: OwnPage, look: Preferences | null, isOwn: boolean | null): Promise<boolean> {
  const host = hostOf(url);
  return changeSettings((settings) => changeLook(settings, host ?? '', look, host === null ? false : isOwn)).then(() => true, () => false);
}

export function keepLevel(level: HideLevel): Promise<boolean> {
  return changeSettings(() => ({ level })).then(() => true, () => false);
}
