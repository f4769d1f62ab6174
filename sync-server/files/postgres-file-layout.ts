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
    `
    CREATE TABLE waymark_file_objects (
      key text COLLATE "C" PRIMARY KEY, -- in the bucket
      room text NOT NULL,
      made_at timestamptz NOT NULL DEFAULT now(),
      file bigint REFERENCES waymark_files ON DELETE SET NULL, -- null before it is a piece, and after the file was removed
      start bigint, -- where in the file it begins; null before it is a piece
      skipped integer, -- so many of its first bytes do not count: they were there already
      length integer -- of those that do
    );
    CREATE INDEX waymark_file_objects_file ON waymark_file_objects (file, start);
    CREATE INDEX waymark_file_objects_unwanted ON waymark_file_objects (room) WHERE file IS NULL;
    CREATE TABLE waymark_bucket (id integer PRIMARY KEY, mark text NOT NULL, listed_at timestamptz);
    `,
  ],
};
