/**
 * What a command needs of the world around it: its streams and environment ({@link
 * org.memestream.local.console.Surroundings}), a way to end with a sentence and an exit code
 * ({@link org.memestream.local.console.CommandFailure}), and log files in place of stack traces.
 */
package org.memestream.local.console;
