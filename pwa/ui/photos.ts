// Photographs taken for the app: whether there is a camera to take them, and what they are called.
/** A device that is held and touched has its camera at hand; elsewhere a button for it would only open the files again. */
export const hasCamera = (): boolean => matchMedia('(hover: none) and (pointer: coarse)').matches;

/** A photograph under a name that says something: a camera's own does not. */
export const photoCalled = (name: string, file: File): File =>
  new File([file], `${name}.${file.name.split('.').at(-1) ?? 'jpg'}`, { type: file.type });
