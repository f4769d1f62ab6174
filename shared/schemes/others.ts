// The schemes besides HCPC's: loaded when somebody has or chooses one.
import { ahpraOt } from './ahpra-ot.ts';
import { coruOt } from './coru-ot.ts';
import { gcc } from './gcc.ts';
import { gdc } from './gdc.ts';
import { goc } from './goc.ts';
import { gosc } from './gosc.ts';
import { gphc } from './gphc.ts';
import { hpcsa } from './hpcsa.ts';
import { nbcot } from './nbcot.ts';
import { nmc } from './nmc.ts';
import type { Scheme } from './scheme.ts';
import { swe } from './swe.ts';

/** In the order in which they are offered: those in the United Kingdom, then those elsewhere. */
export const OTHER_SCHEMES: readonly Scheme[] = [nmc, gphc, swe, gdc, goc, gosc, gcc, coruOt, ahpraOt, nbcot, hpcsa];
