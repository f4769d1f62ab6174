// Whether what is covered and what was found in it have room beside one another.
import { useMedia } from '../ui/use-media.ts';

export const useRoomy = () => useMedia('(width >= 62rem) and (height >= 34rem)');
