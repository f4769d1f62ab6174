// Expressions that act in a page as a person would: by the visible words and labels, and only on what is shown.

const FINDERS = `
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false });
  const nameOf = (element) =>
    (element.getAttribute('aria-label') ||
      [...(element.labels ?? [])].map((label) => label.innerText).join(' ') ||
      element.innerText ||
      element.value ||
      '').replace(/\\s+/g, ' ').trim();
  const find = (selector, name) => {
    const shown = [...document.querySelectorAll(selector)].filter(isShown);
    return shown.find((element) => nameOf(element) === name) ?? shown.find((element) => nameOf(element).startsWith(name));
  };
`;
const CLICKABLE =
  'button, a[href], summary, [role=button], [role=menuitem], [role=tab], input[type=radio], input[type=checkbox]';
const FILLABLE = 'input, textarea, select';

const inPage = (body: string): string => `(() => { ${FINDERS} ${body} })()`;
const quoted = (text: string): string => JSON.stringify(text);

/** Clicks the enabled control with this visible name; true when there was one. */
export const clickOn = (name: string): string =>
  inPage(`
    const element = find(${quoted(CLICKABLE)}, ${quoted(name)});
    if (!element || element.disabled) return false;
    element.click();
    return true;
  `);

/** Sets a list of choices or a date with this label (`chosen`), or selects all of a text field to type (`focused`); else `absent`. */
export const beginToFill = (label: string, text: string): string =>
  inPage(`
    const element = find(${quoted(FILLABLE)}, ${quoted(label)});
    if (!element || element.disabled) return 'absent';
    const choose = (value) => {
      element.value = value;
      for (const type of ['input', 'change']) element.dispatchEvent(new Event(type, { bubbles: true }));
      return 'chosen';
    };
    if (element instanceof HTMLSelectElement) {
      const option = [...element.options].find((candidate) => candidate.label.trim() === ${quoted(text)});
      return option ? choose(option.value) : 'absent';
    }
    if (element.type === 'date') return choose(${quoted(text)});
    element.focus();
    element.select();
    return 'focused';
  `);

/** What the field with this label holds; the empty string when there is none. */
export const readValue = (label: string): string =>
  inPage(`return find(${quoted(FILLABLE)}, ${quoted(label)})?.value ?? '';`);

/** All the words that are shown. */
export const SHOWN_TEXT = 'document.body?.innerText ?? ""';
