/** The one sheet that signs. It belongs to no page: what a page does in the background, and leaving it, takes no sheet away. */
import { signal } from '@preact/signals';
import type { Answer } from '../api/answer';
import type { Intent } from './call';

export interface Signing {
  readonly title: string;
  /** What the person asked for on the page; what comes back is compared with it. */
  readonly intent: Intent;
  /** For a price that ends: asks for the same at the price of now. */
  readonly renew?: (intent: Intent) => Promise<Answer<Intent>>;
}

export const signing = signal<Signing | null>(null);

export function openSheet(it: Signing): void {
  signing.value = it;
}
