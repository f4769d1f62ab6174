// What the console may be told of an error. Its message may hold what somebody wrote: parsers quote what they stumble over.
export const errorKind = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
