// The declutter part: put into the page when the reader first asks for it, or by itself on chosen sites.
//
// It stands alone, so that a page that hides nothing pays for nothing else: what speaks of the hidden comes with the part
// `account`.

import { leavePart } from '../parts.ts';
import { Declutter } from './declutter.ts';

// A click and a chosen site may both have asked for it.
if (!globalThis.lecternParts?.declutter?.isAlive) leavePart('declutter', new Declutter());
