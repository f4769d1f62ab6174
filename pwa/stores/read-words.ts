// The words of files that were read to be looked through: a file is read once for as long as the app is open, whoever asks.
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { ReadFileWords } from '../confidentiality/words-of-file.ts';

export const useReadWords = defineStore('readWords', () => {
  const byContent = shallowRef<ReadonlyMap<string, ReadFileWords>>(new Map());
  function put(key: string, read: ReadFileWords): void {
    byContent.value = new Map([...byContent.value, [key, read]]);
  }
  return { byContent, put };
});
