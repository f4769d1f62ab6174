// What both ends of the wire agree on: sizes, message numbers beside those of y-websocket, and reasons for closing.

const MB = 1024 * 1024;

export interface WireLimits {
  /** One message. A device that comes back to an emptied server sends its whole room in one, so not below `roomBytes`. */
  readonly messageBytes: number;
  /** What one room may hold on the server, and therefore a little more than one message needs. */
  readonly roomBytes: number;
  /** A person's devices and browsers, with room for stale connections. */
  readonly connectionsPerRoom: number;
  /** A hospital may be behind one address. */
  readonly connectionsPerAddress: number;
  /** Rooms that nobody has written to, opened from one address: a whole ward may begin in one training. */
  readonly newRoomsPerHour: number;
  /** On average over time, for one connection. Waymark sends about two a second while someone types. */
  readonly messagesPerSecond: number;
  /** What may come at once beyond that average. */
  readonly messagesAtOnce: number;
  /** Not yet received by a slow reader, before the server lets go of it. */
  readonly unsentBytes: number;
  /** One sealed file: the largest that Waymark takes as evidence, sealed, and some to spare. */
  readonly fileBytes: number;
  /** What the files of one room may hold. One whose upload has begun counts whole. */
  readonly roomFilesBytes: number;
  /** Begun ones as well. */
  readonly filesPerRoom: number;
  /** On average over time, for one room, and ten times as many at once: a new device fetches hundreds of small ones. */
  readonly fileRequestsPerSecond: number;
  /** The same for one address. */
  readonly addressFileRequestsPerSecond: number;
  /** Files on their way to or from one address. */
  readonly transfersPerAddress: number;
  /** A transfer that hardly moves for so long is broken off; what came of a file is kept. */
  readonly transferWaitMs: number;
}

export const WIRE_LIMITS: WireLimits = {
  messageBytes: 48 * MB,
  roomBytes: 32 * MB,
  connectionsPerRoom: 32,
  connectionsPerAddress: 1_000,
  newRoomsPerHour: 500,
  messagesPerSecond: 50,
  messagesAtOnce: 500,
  unsentBytes: 96 * MB,
  fileBytes: 64 * MB,
  roomFilesBytes: 2_048 * MB,
  filesPerRoom: 10_000,
  fileRequestsPerSecond: 50,
  addressFileRequestsPerSecond: 500,
  transfersPerAddress: 200,
  transferWaitMs: 30_000,
};

/** The numbers that y-websocket gives its messages; one that is neither here nor below is ignored. */
export const MESSAGE_SYNC = 0;
export const MESSAGE_AWARENESS = 1;
export const MESSAGE_AUTH = 2;
export const MESSAGE_QUERY_AWARENESS = 3;

/**
 * Message number of a receipt, followed by a varuint. A client asks with a number from 1; the server answers with the same
 * number once everything that the client sent before is on disk. The server sends 0 at the start of a connection, which says
 * that it gives receipts, and from time to time, since y-websocket takes 30 seconds of silence for a dead connection.
 */
export const MESSAGE_RECEIPT = 100;
/** Below the 30 seconds of y-websocket. */
export const KEEP_ALIVE_MS = 20_000;

/** The WebSocket subprotocol that is answered; the token stands beside it as one of its own, `token.` and base64url. */
export const SUBPROTOCOL = 'waymark.1';
export const TOKEN_PREFIX = 'token.';
/** And so does an invitation, which some servers ask for before they open a room: base64url of its UTF-8. */
export const INVITATION_PREFIX = 'invitation.';

/**
 * Close codes. y-websocket gives up at 4400 to 4499 and tries again after every other. What is refused over HTTP has them beside its
 * status.
 */
export const CLOSE = {
  malformed: 4400,
  access: 4401,
  invitation: 4402,
  otherOrigin: 4403,
  /** Over HTTP only: there is no such file, or no such room yet. */
  missing: 4404,
  erased: 4410,
  tooLarge: 4413,
  clock: 4501,
  replayed: 4502,
  storage: 4503,
  slow: 4508,
  tooManyMessages: 4529,
  tooManyConnections: 4530,
  tooManyRooms: 4531,
} as const;

/** How a request by HTTP shows its token: `Authorization: Waymark <token>`. */
export const TOKEN_SCHEME = 'Waymark';

/** WebSocket's own code for a message above the receiver's limit (RFC 6455, section 7.4.1). */
export const CLOSE_MESSAGE_TOO_BIG = 1009;

/** Whether trying again with the same portfolio and server is pointless. */
export const isFinalClose = (code: number): boolean => (code >= 4400 && code < 4500) || code === CLOSE_MESSAGE_TOO_BIG;
