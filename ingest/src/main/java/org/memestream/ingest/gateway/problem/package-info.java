/**
 * Errors as people and programs read them: problem details (RFC 9457) with a typed reason and a
 * sentence. {@link org.memestream.ingest.gateway.problem.Problems} turns failures into them.
 */
package org.memestream.ingest.gateway.problem;
