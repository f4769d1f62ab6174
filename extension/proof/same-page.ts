// Whether two addresses are of one page: places within it and what lets somebody in do not count.
import { withoutSecrets } from '../../shared/model/secret-parameters.ts';

const bare = (address: string): string => withoutSecrets(address).replace(/#.*$/, '');

/** False when either is no address of the web. */
export const samePage = (one: string, other: string): boolean => bare(one) !== '' && bare(one) === bare(other);
