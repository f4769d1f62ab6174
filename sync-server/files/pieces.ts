// Where the bytes of files lie whose list is in PostgreSQL: in pieces, each brought by whichever process came first.

export interface ArrivedPiece {
  /** Of the file in the list. */
  readonly id: string;
  readonly room: string;
  readonly name: string;
  readonly startBytes: number;
  readonly bytes: Uint8Array;
  readonly nowMs: number;
}

export interface Pieces {
  /** As large as they come, and so much in memory for each file on its way. */
  readonly pieceBytes: number;
  /** Keeps what is new of a piece, and finishes a file that is whole. How much is held after that. Throws `UploadGone`. */
  add(piece: ArrivedPiece): Promise<number>;
  /** Whether nothing of a complete file was lost. */
  isWhole(id: string): Promise<boolean>;
  /** Both ends are included. */
  read(id: string, firstByte: number, lastByte: number): AsyncIterable<Uint8Array>;
  /** Removes what is left of files of the room that the list has no more. */
  removeLeft(room: string): Promise<void>;
  /** The same, and what the list never had. */
  removeStrays(room: string): Promise<void>;
  /** The same in all rooms. */
  sweep(): Promise<void>;
  /** Rejects when nothing can be written. */
  check(): Promise<void>;
}
