/** Measures a running stack; no test, and never part of the build. */
package org.memestream.local.bench;
