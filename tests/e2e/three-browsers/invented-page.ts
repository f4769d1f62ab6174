// A page of the web that the persons keep.

export const pageOf = (title: string): string =>
  `<!doctype html><html lang="en-GB"><head><title>${title}</title></head><body><article><h1>${title}</h1>
  <p>${`An invented page about ${title}, and about measuring twice and cutting once. `.repeat(8)}</p></article></body></html>`;
