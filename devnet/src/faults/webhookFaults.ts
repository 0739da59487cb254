/** What goes wrong with webhooks on purpose. Counts concern blocks only, so that a test knows what it loses. */
export class WebhookFaults {
  delayMs = 0;
  hold = false;
  dropUntilRestart = false;
  private dropNext = 0;
  private duplicateNext = 0;
  private reorderNext = 0;

  drop(count: number): void {
    this.dropNext = count;
  }

  duplicate(count: number): void {
    this.duplicateNext = count;
  }

  reorder(count: number): void {
    this.reorderNext = count;
  }

  clear(): void {
    this.delayMs = 0;
    this.hold = false;
    this.dropUntilRestart = false;
    this.dropNext = 0;
    this.duplicateNext = 0;
    this.reorderNext = 0;
  }

  /** Whether this message has to come after the one that follows it. */
  delays(path: string): boolean {
    return path === '/new_block' && this.reorderNext > 0;
  }

  reordered(): void {
    this.reorderNext--;
  }

  /** How often the next message is delivered: 0, 1 or 2 times. */
  deliveries(path: string): number {
    if (this.dropUntilRestart) return 0;
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
    return {
      dropWebhooks: this.dropNext,
      duplicateWebhooks: this.duplicateNext,
      reorderWebhooks: this.reorderNext,
      delayWebhooksMs: this.delayMs,
      holdWebhooks: this.hold,
      dropWebhooksUntilRestart: this.dropUntilRestart,
    };
  }
}
