/**
 * Who asks, and how often they may. {@link org.memestream.ingest.gateway.access.Tokens} maps bearer
 * tokens to owners; without tokens {@link org.memestream.ingest.gateway.access.LocalGuard} keeps
 * other sites' pages out; {@link org.memestream.ingest.gateway.access.Quotas} holds owners to their
 * rates.
 */
package org.memestream.ingest.gateway.access;
