// News of passages for the popup and the side panel, by the browser's session storage: something was marked, or stands elsewhere now.
import { browser } from 'wxt/browser';
import { newId } from '../../shared/model/id.ts';
import { parseSightings, type Sightings } from './passage.ts';

const CHANGED = 'passages-changed';
const sightedKey = (tabId: number): string => `passages-sighted:${tabId}`;

/** Passages were made, noted or taken away. */
export const tellChanged = (): Promise<void> => browser.storage.session.set({ [CHANGED]: newId() });

/** The page in this tab changed, and its passages stand so now. */
export const tellSighted = (tabId: number, sightings: Sightings): Promise<void> =>
  browser.storage.session.set({ [sightedKey(tabId)]: sightings });

/** Calls back at news about this tab; returns what ends it. */
export function onNews(
  tabId: number,
  heard: { changed: () => void; sighted: (sightings: Sightings) => void },
): () => void {
  const listen = (changes: Record<string, { newValue?: unknown }>) => {
    if (CHANGED in changes) heard.changed();
    const sighted = changes[sightedKey(tabId)];
    if (sighted) heard.sighted(parseSightings(sighted.newValue));
  };
  browser.storage.session.onChanged.addListener(listen);
  return () => browser.storage.session.onChanged.removeListener(listen);
}
