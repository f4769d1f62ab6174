// What the server tells whoever runs it, a line each. No line holds a room, an address, a token or a byte that people sent.

export type LogFormat = 'text' | 'json';

/** Plain facts about the server itself. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export interface Log {
  /** `event` is a fixed name to filter by; `words` say the same to a reader. */
  info(event: string, words: string, fields?: LogFields): void;
  error(event: string, words: string, cause: unknown): void;
}

/**
 * `text` is for a terminal; `json` has `time` (ISO 8601), `level`, `event`, `words` and the fields, for whatever gathers logs.
 * Of a cause its name, code and place in the source are told, and no more: a message may quote what it stumbled over.
 */
export function openLog(format: LogFormat, write: (line: string) => void = console.log): Log {
  function say(level: 'info' | 'error', event: string, words: string, fields: LogFields): void {
    if (format === 'json') write(JSON.stringify({ time: new Date().toISOString(), level, event, words, ...fields }));
    else write(level === 'error' ? `${words}${inBrackets(fields)}` : words);
  }
  return {
    info: (event, words, fields = {}) => say('info', event, words, fields),
    error: (event, words, cause) => say('error', event, words, fieldsOf(cause)),
  };
}

const inBrackets = (fields: LogFields): string => {
  const named = Object.values(fields).filter(Boolean);
  return named.length > 0 ? ` (${named.join(', ')})` : '';
};

function fieldsOf(cause: unknown): LogFields {
  if (!(cause instanceof Error)) return { error: typeof cause };
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : null;
  const number = 'errcode' in cause && typeof cause.errcode === 'number' ? cause.errcode : null;
  const [, at = ''] = /\n\s+at (.+)/.exec(cause.stack ?? '') ?? [];
  return { error: cause.name, ...(code ? { code } : {}), ...(number ? { errcode: number } : {}), at };
}
