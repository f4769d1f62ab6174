// Whose computer an office file was made on, where a path in it says so: file:///C:/Users/rowan/…

const PATH =
  /(?:\bfile:|\b[a-z]:(?=[\\/]))[^"'<>]{0,200}?(?:[\\/]|%5c)(?:users|home|documents(?: |%20)and(?: |%20)settings)(?:[\\/]|%5c)+((?:[^\\/"'<>%&;]|%(?!5c|2f)){1,64})/gi;
/** Folders of nobody. */
const SHARED = /^(?:public|all users|all%20users|default|default user|shared)$/i;

/** Names of users in paths and links to their own disks. */
export function localNames(xml: string): string[] {
  const names = new Set<string>();
  for (const [, name = ''] of xml.matchAll(PATH)) if (!SHARED.test(name.trim())) names.add(plain(name.trim()));
  return [...names].filter(Boolean);
}

function plain(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
