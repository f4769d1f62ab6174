// Editing from a screen: waits for the document, and says in words why something could not be written.
import { type Host, useHost } from '../host/host.ts';
import { useSession } from '../stores/session.ts';

type Document = Host['portfolio']['doc'];
/** The commands of shared/portfolio/edit.ts, loaded after the first screen: what only shows rows needs no document. */
type Commands = typeof import('../../shared/portfolio/edit.ts');
export type Edit = <T>(write: (doc: Document, commands: Commands) => T) => Promise<T | null>;

/**
 * Runs a command on the portfolio once it is loaded; null when it was not run, and the person has been told why.
 * Failures of storage are told by the host itself.
 */
export function useEdit(): Edit {
  const { portfolio } = useHost();
  const session = useSession();
  return async (write) => {
    const commands = await import('../../shared/portfolio/edit.ts');
    try {
      await portfolio.loaded;
      return await write(portfolio.doc, commands);
    } catch (error) {
      if (!(error instanceof commands.ReadOnlyPortfolio)) throw error;
      session.say('Nothing was changed: this portfolio was written by a newer Waymark, and here it can only be read.');
      return null;
    }
  };
}
