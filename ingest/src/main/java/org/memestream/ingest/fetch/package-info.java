/**
 * Fetches pictures from addresses that strangers name. {@link
 * org.memestream.ingest.fetch.PictureFetcher} connects to public addresses only, whatever a name
 * resolves to and wherever a redirect leads, and bounds bytes and time; {@link
 * org.memestream.ingest.fetch.AddressPolicy} says what is public.
 */
package org.memestream.ingest.fetch;
