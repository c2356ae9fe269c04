/** What every way in stands on. */
package org.memestream.ingest.connection;
