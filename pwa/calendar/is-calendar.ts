// What a text is known by as a calendar, apart from the library that reads one.

export const isCalendar = (text: string): boolean => /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text);
