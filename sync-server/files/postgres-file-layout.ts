// The tables of the files in PostgreSQL.
import type { LayoutPart } from '../store/postgres-layout.ts';

export const FILE_LAYOUT: LayoutPart = {
  id: 2,
  upgrades: [
    `
    CREATE TABLE waymark_files (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      room text NOT NULL,
      name text NOT NULL,
      size_bytes bigint NOT NULL,
      held_bytes bigint NOT NULL DEFAULT 0, -- from its start, without a gap
      stored_at_ms bigint, -- null until it is complete
      touched_at_ms bigint NOT NULL,
      UNIQUE (room, name)
    );
    CREATE INDEX waymark_files_unfinished ON waymark_files (touched_at_ms) WHERE stored_at_ms IS NULL;
    CREATE TABLE waymark_file_pieces (
      file bigint NOT NULL REFERENCES waymark_files ON DELETE CASCADE,
      start bigint NOT NULL, -- where in the file it begins
      body bytea NOT NULL,
      PRIMARY KEY (file, start)
    );
    -- ciphertext does not shrink, and a part of it can be read without the rest
    ALTER TABLE waymark_file_pieces ALTER COLUMN body SET STORAGE EXTERNAL;
    `,
  ],
};
