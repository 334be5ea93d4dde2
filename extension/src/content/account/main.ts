// The part that speaks of what is hidden: put into the page when there is something to say. It borrows from the content
// script, which must be there.

import { lookOf } from '../../settings/looks.ts';
import { loadSettings } from '../../settings/storage.ts';
import { leavePart } from '../parts.ts';
import { createBrowserWording } from '../words.ts';
import { Teller } from './teller.ts';

leavePart('account', async (door) => new Teller(door, createBrowserWording(), lookOf((await loadSettings()).settings, location.hostname)));
