package io.bithedge.topology.published;

import io.bithedge.schemas.PublicTopics;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.ExposureCell;
import io.bithedge.schemas.avro.published.ExposureRow;
import io.bithedge.topology.map.ExposureMapper;

/** Live policies that are alike as public rows, as of the end of a block. */
public final class ExposureRows {
    private ExposureRows() {}

    /** {@code key}: of the cell, whose parts are the row's own. */
    public static Published cell(String key, ExposureCell cell, BlockMarker asOf) {
        ExposureRow row = new ExposureRow(
                cell.getToken().name(),
                cell.getTier().name(),
                cell.getEpoch(),
                cell.getExpirationHeight(),
                cell.getStrike(),
                (long) cell.getCoverageClass(),
                ExposureMapper.decode(cell).policyType().name(),
                cell.getPolicies(),
                cell.getAmount(),
                cell.getCollateral(),
                asOf.getHeight(),
                asOf.getBurnHeight(),
                Words.time(asOf.getBlockTime()));
        return new Published(PublicTopics.EXPOSURE, key, row);
    }
}
