import { expect, type Page, test } from '@playwright/test';
import { bithedge } from '../support/commands.ts';
import { Market } from '../support/market.ts';
import { Person } from '../support/person.ts';

/** The account that is on the operators' list of a devnet (ServiceParts). */
const OPERATOR = 8;

interface Incident {
  readonly id: string;
  readonly state: string;
  readonly stopsQuotesNow: boolean;
}

/** The vault says one unit more than the books have; the operator signs in the browser that he looks into it, and resolves it by command. */
test('an incident is acknowledged by a message that an operator signs, and quotes stay as they are', async ({ browser }) => {
  const market = Market.running();
  const data = `--data=${process.env.BITHEDGE_DATA}`;
  const open = async () => {
    const { incidents } = await market.get<{ incidents: Incident[] }>('/v1/incidents');
    return incidents.filter((it) => it.stopsQuotesNow);
  };
  const stranger = await (await browser.newContext()).newPage();
  const operator = await (await browser.newContext()).newPage();
  const address = await Person.addressOf(operator, market, OPERATOR);
  const dialog = operator.getByRole('dialog');
  const incidentOf = (page: Page) => page.locator('.incidents > li', { hasText: 'STX, block' });
  await market.vaultSays(1);
  await market.stepUntil('the difference is an incident', 12, async () => (await open()).length === 2);

  await test.step('who is not on the list is told who does it', async () => {
    await stranger.goto(`${market.pages}/operations`);
    await incidentOf(stranger).locator('summary').click();
    await expect(incidentOf(stranger)).toContainText('An operator acknowledges it: here, when his wallet is connected');
    await expect(stranger.getByRole('button', { name: 'Acknowledge' })).toHaveCount(0);
    // From now on he asks in vain: what he sees next he was told.
    await stranger.route('**/v1/incidents', () => {});
  });

  await test.step('the operator signs', async () => {
    await operator.goto(`${market.pages}/operations`);
    await incidentOf(operator).locator('summary').click();
    await incidentOf(operator).getByRole('button', { name: 'Acknowledge' }).click();
    await dialog.getByLabel('What you do about it').fill('asking the node');
    await dialog.getByRole('button', { name: 'Sign' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(incidentOf(operator).locator('summary')).toContainText('Acknowledged');
  });

  await test.step('everybody sees it, with his words and his address; it still stops quotes', async () => {
    const all = await open();
    expect(all.map((it) => it.state).sort()).toEqual(['ACKNOWLEDGED', 'OPEN']);
    await expect(incidentOf(stranger).locator('summary')).toContainText('Acknowledged');
    await expect(incidentOf(stranger)).toContainText(address);
    await expect(incidentOf(stranger)).toContainText('asking the node');
    await expect(stranger.getByText('are paused')).toBeVisible();
    expect(await bithedge('incidents', data).catch(String)).toContain('asking the node');
  });

  await test.step('it ends on the command line', async () => {
    await market.vaultSays(0);
    await market.step(2);
    for (const { id } of await open()) await bithedge('incidents', 'resolve', id, '--reason=the node is right again', data);
    await expect.poll(async () => (await open()).length).toBe(0);
    await expect(stranger.getByText('None is open')).toBeVisible();
    await expect(stranger.getByText('are paused')).toHaveCount(0);
  });
  for (const page of [stranger, operator]) await page.context().close();
});
