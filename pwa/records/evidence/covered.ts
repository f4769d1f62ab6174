// What is known of a file in which parts were covered, when it takes the place of the earlier one.

export interface Covered {
  /** What the person should know of it, in whole sentences. */
  remarks: readonly string[];
  /** Something that was found in the earlier file can still be seen in it. */
  stillShows: boolean;
}
