// The files of folders that were dropped, as choosing the folders would give them.

/** Of the system, not of the person. */
export const isOfSystem = ({ name }: Pick<File, 'name'>): boolean => /^(?:\.|Thumbs\.db$|desktop\.ini$)/.test(name);

/** All that was dropped, where a folder is among it; null otherwise. It has to be asked while the event lasts. */
export function droppedFolders(data: Pick<DataTransfer, 'items'>): FileSystemEntry[] | null {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  return entries.some(({ isDirectory }) => isDirectory) ? entries : null;
}

/** A folder tells its entries some at a time, until there are none (File and Directory Entries API, 7.3). */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

/** Their files and those of folders in them; what the system keeps there, and what cannot be read, is left out. */
export async function filesIn(entries: readonly FileSystemEntry[]): Promise<File[]> {
  const files: File[] = [];
  for (const entry of entries) {
    if (isOfSystem(entry)) continue;
    if (isFolder(entry)) files.push(...(await filesIn(await entriesOf(entry).catch(() => []))));
    else if (isFile(entry)) {
      const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
      if (file) files.push(file);
    }
  }
  return files;
}
