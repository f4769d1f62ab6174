// Drives an extension page that Playwright does not attach to: the real popup or side panel, over the DevTools protocol.
import { writeFile } from 'node:fs/promises';
import { type CDPSession, expect } from '@playwright/test';
import { beginToFill, clickOn, readValue, SHOWN_TEXT } from './page-expressions.ts';

interface Answer {
  result?: unknown;
  error?: { message: string };
}
interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** A page of the extension in a target of its own. It is gone when the browser closes it; calls then fail. */
export class HiddenPage {
  #lastId = 0;
  readonly #waiting = new Map<number, Waiting>();
  readonly #browser: CDPSession;
  readonly #sessionId: string;
  readonly #gone = Promise.withResolvers<void>();

  private constructor(browser: CDPSession, sessionId: string) {
    this.#browser = browser;
    this.#sessionId = sessionId;
  }

  static async open(browser: CDPSession, targetId: string): Promise<HiddenPage> {
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
    const page = new HiddenPage(browser, sessionId);
    browser.on('Target.receivedMessageFromTarget', (event) => {
      if (event.sessionId === sessionId) page.#receive(JSON.parse(event.message) as Answer & { id?: number });
    });
    browser.on('Target.detachedFromTarget', (event) => {
      if (event.sessionId === sessionId) page.#close();
    });
    return page;
  }

  #receive(message: Answer & { id?: number }): void {
    const waiting = this.#waiting.get(message.id ?? -1);
    if (!waiting) return;
    this.#waiting.delete(message.id ?? -1);
    if (message.error) waiting.reject(new Error(message.error.message));
    else waiting.resolve(message.result);
  }

  #close(): void {
    this.#gone.resolve();
    for (const { reject } of this.#waiting.values()) reject(new Error('the browser closed the page'));
    this.#waiting.clear();
  }

  #send(method: string, params: object): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    const message = JSON.stringify({ id, method, params });
    const sent = this.#browser.send('Target.sendMessageToTarget', { sessionId: this.#sessionId, message });
    return sent.then(() => answer);
  }

  /** The value of an expression in the page, awaited there; it counts as a person's action. */
  async evaluate<T>(expression: string): Promise<T> {
    const params = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
    const answer = (await this.#send('Runtime.evaluate', params)) as {
      result: { value: unknown };
      exceptionDetails?: { text: string; exception?: { description?: string } };
    };
    if (answer.exceptionDetails)
      throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
    return answer.result.value as T;
  }

  /** All the words that are shown. */
  text(): Promise<string> {
    return this.evaluate(SHOWN_TEXT);
  }

  /** Waits until these words are shown. */
  async waitForText(words: string | RegExp, timeoutMs = 10_000): Promise<void> {
    const pattern = typeof words === 'string' ? expect.stringContaining(words) : expect.stringMatching(words);
    await expect.poll(() => this.text(), { timeout: timeoutMs }).toEqual(pattern);
  }

  /** Waits for an enabled control with this visible name, and clicks it. */
  async click(name: string): Promise<void> {
    await expect.poll(() => this.evaluate(clickOn(name)), { message: `"${name}" can be clicked` }).toBe(true);
  }

  /** Replaces what is in the field with this label by typing; in a list of choices, chooses the one of this name. */
  async fill(label: string, text: string): Promise<void> {
    let found = 'absent';
    await expect
      .poll(async () => (found = await this.evaluate<string>(beginToFill(label, text))), {
        message: `"${label}" can be filled`,
      })
      .not.toBe('absent');
    if (found === 'focused') await this.#send('Input.insertText', { text });
  }

  /** What the field with this label holds. */
  valueOf(label: string): Promise<string> {
    return this.evaluate(readValue(label));
  }

  /** Presses a key, such as Enter or Escape, as a person would. */
  async press(key: string): Promise<void> {
    const text = key === 'Enter' ? { text: '\r' } : {};
    const codes = { key, code: key, windowsVirtualKeyCode: { Enter: 13, Escape: 27, Tab: 9 }[key] ?? 0 };
    await this.#send('Input.dispatchKeyEvent', { type: 'keyDown', ...codes, ...text });
    await this.#send('Input.dispatchKeyEvent', { type: 'keyUp', ...codes });
  }

  /** Closes the popup, as any press outside of it does in a browser with a window, and waits until it is gone. */
  async leave(): Promise<void> {
    await this.evaluate('window.close()').catch(() => undefined);
    await this.#gone.promise;
  }

  /** Keeps a picture of the page as PNG. */
  async screenshot(path: string): Promise<void> {
    const { data } = (await this.#send('Page.captureScreenshot', { format: 'png' })) as { data: string };
    await writeFile(path, Buffer.from(data, 'base64'));
  }
}
