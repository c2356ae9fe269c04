/** What fuzz tests of all modules share: damage to valid samples, and a measure of memory taken. */
package org.memestream.runtime.fuzz;
