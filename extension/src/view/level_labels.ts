// How much is hidden, in words.

import type { HideLevel } from '../outcome.ts';
import type { MessageKey } from './wording.ts';

export const LEVEL_LABELS: Record<HideLevel, { name: MessageKey; note: MessageKey }> = {
  light: { name: 'level_light', note: 'level_light_note' },
  standard: { name: 'level_standard', note: 'level_standard_note' },
  strong: { name: 'level_strong', note: 'level_strong_note' },
};
