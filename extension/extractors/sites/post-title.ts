// A title for a post that has none: its first words, cut at a sentence or a word.
const TITLE_MAX = 100;

export function postTitle(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= TITLE_MAX) return plain;
  const sentence = /^.{20,100}?[.!?](?=\s)/u.exec(plain)?.[0];
  return sentence ?? `${plain.slice(0, TITLE_MAX).replace(/\s+\S*$/, '')} …`;
}
