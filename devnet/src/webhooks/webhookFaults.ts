/** What goes wrong with webhooks on purpose. */
export class WebhookFaults {
  delayMs = 0;
  private dropNext = 0;
  private duplicateNext = 0;

  drop(count: number): void {
    this.dropNext = count;
  }

  duplicate(count: number): void {
    this.duplicateNext = count;
  }

  clear(): void {
    this.delayMs = 0;
    this.dropNext = 0;
    this.duplicateNext = 0;
  }

  /** How often the next message is delivered: 0, 1 or 2 times. Only blocks count, so that a test knows what it loses. */
  deliveries(path: string): number {
    if (path !== '/new_block') return 1;
    if (this.dropNext > 0) {
      this.dropNext--;
      return 0;
    }
    if (this.duplicateNext > 0) {
      this.duplicateNext--;
      return 2;
    }
    return 1;
  }

  view(): object {
    return { dropWebhooks: this.dropNext, duplicateWebhooks: this.duplicateNext, delayWebhooksMs: this.delayMs };
  }
}
