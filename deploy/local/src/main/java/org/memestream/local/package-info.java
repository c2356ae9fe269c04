/**
 * The {@code memestream} command: everything on one machine. {@link
 * org.memestream.local.MemestreamMain} runs a picocli command line whose subcommands live with
 * their subject: {@code stack} (up, down), {@code status}, {@code make}, {@code caption}, {@code
 * doctor}. What they share is where they run, {@link org.memestream.local.console.Surroundings},
 * and the data folder in {@code folder}.
 */
package org.memestream.local;
