package io.bithedge.export;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter.Mode;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;

/** A Parquet file. */
final class ParquetTable implements Table {
    private final UnfinishedFile file;
    private final ParquetWriter<GenericRecord> writer;
    private long rows;

    ParquetTable(Path file, Schema table) throws IOException {
        this.file = new UnfinishedFile(file);
        PlainParquetConfiguration configuration = new PlainParquetConfiguration();
        // Lists as the Parquet format describes them today, which keeps their elements nullable.
        configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
        writer = AvroParquetWriter.<GenericRecord>builder(new LocalOutputFile(this.file.path()))
                .withConf(configuration)
                .withSchema(table)
                .withDataModel(GenericData.get())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withWriteMode(Mode.OVERWRITE)
                .build();
    }

    @Override
    public void add(GenericRecord row) throws IOException {
        writer.write(row);
        rows++;
    }

    @Override
    public long finish() throws IOException {
        writer.close();
        file.finish();
        return rows;
    }

    @Override
    public void close() throws IOException {
        file.discard();
    }
}
