// Tags: words of a person's own by which activities are found again.
import { asLine } from './parse.ts';

/** Characters of one tag, and tags of one activity. */
const TAG_MAX = 60;
export const TAGS_MAX = 50;

/** What is typed for a tag, made tidy: one line without commas, which part tags from each other. Empty when nothing is left. */
export const asTag = (value: unknown): string =>
  asLine(typeof value === 'string' ? value.replaceAll(',', ' ') : '', TAG_MAX);

/** Tags that differ only in case or composition are one. */
export const tagKey = (tag: string): string => asTag(tag).normalize('NFC').toLowerCase();

/** Tags by their keys, tidy and in the order of the alphabet. */
export const asTags = (value: unknown): string[] =>
  Array.isArray(value)
    ? [
        ...new Map(
          value
            .map(asTag)
            .filter(Boolean)
            .map((tag) => [tagKey(tag), tag]),
        ).values(),
      ]
        .sort((a, b) => a.localeCompare(b, 'en-GB'))
        .slice(0, TAGS_MAX)
    : [];
