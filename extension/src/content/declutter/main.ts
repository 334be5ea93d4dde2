// The declutter part: put into the page when the reader first asks for it.

import { leavePart } from '../parts.ts';
import { Declutter } from './declutter.ts';

leavePart('declutter', new Declutter());
