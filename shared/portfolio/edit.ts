// The commands: the only code that writes a portfolio. Each is one transaction; they are in commands/, by what they write.
export * from './commands/activities.ts';
export * from './commands/bin.ts';
export * from './commands/bring-back.ts';
export * from './commands/captures.ts';
export * from './commands/cycle.ts';
export * from './commands/evidence.ts';
export * from './commands/goals.ts';
export * from './commands/imports.ts';
export * from './commands/links.ts';
export * from './commands/merge.ts';
export * from './commands/merge-evidence.ts';
export * from './commands/own-words.ts';
export * from './commands/reflections.ts';
export * from './commands/start.ts';
export * from './commands/undo.ts';
export * from './commands/versions.ts';
export { EDIT_ORIGIN, inOneStep, isReadOnly, ReadOnlyPortfolio } from './commands/writing.ts';
