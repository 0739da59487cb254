package io.bithedge.ledger;

/** What one provider carries of one live policy: collateral, and the premium due when it ends. Base units, rounded down. */
public record PolicyShare(long collateral, long premium) {
    public static final PolicyShare NONE = new PolicyShare(0, 0);

    static PolicyShare of(Account account, PolicyLock lock, VintageTable vintages) {
        long weight = account.weights().of(lock.epoch());
        int index = vintages.indexOf(lock.epoch());
        if (weight == 0 || index < 0) {
            return NONE;
        }
        long all = vintages.at(index).vintage().weight();
        return new PolicyShare(part(weight, lock.collateral(), all), part(weight, lock.premium(), all));
    }

    private static long part(long weight, long units, long all) {
        return Ratio.unitsDown(Ratio.partDown(weight, Ratio.down(units, all)));
    }
}
