package org.memestream.renderer.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/**
 * Bounds what each store takes outside the heap, since there is one of each for every partition:
 * two write buffers of 4 MB and a cache of 8 MB instead of Streams' three of 16 MB and 50 MB.
 * Streams creates one for each store.
 */
public final class SmallStores implements RocksDBConfigSetter {
  private static final long CACHE_BYTES = 8L << 20;
  private static final long WRITE_BUFFER_BYTES = 4L << 20;

  private Cache cache;

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> settings) {
    cache = new LRUCache(CACHE_BYTES);
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(cache);
    options.setTableFormatConfig(table);
    options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    options.setMaxWriteBufferNumber(2);
  }

  @Override
  public void close(String storeName, Options options) {
    cache.close();
  }
}
