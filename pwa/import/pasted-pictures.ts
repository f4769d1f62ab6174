// The pictures in a paste. In a field words go first: what is copied from a page or document often has a picture of itself beside them.

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;

/** A pasted picture is called "image.png" by every browser, which says nothing. */
export const named = (file: File): File =>
  /^image\.\w+$/i.test(file.name)
    ? new File([file], `Pasted picture.${file.type.split('/')[1] ?? 'png'}`, { type: file.type })
    : file;

export function picturesPasted({ clipboardData, target }: ClipboardEvent): File[] {
  const pictures = [...(clipboardData?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
  if (isField(target) && clipboardData?.types.includes('text/plain')) return [];
  return pictures.map(named);
}
