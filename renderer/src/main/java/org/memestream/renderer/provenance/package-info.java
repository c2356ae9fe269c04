/**
 * What a picture says of its making. {@link org.memestream.renderer.provenance.Provenance} holds
 * the facts, {@code XmpPacket} words them, and {@link
 * org.memestream.renderer.provenance.ProvenanceWriter} puts them where each format keeps them.
 */
package org.memestream.renderer.provenance;
