/**
 * The packaged command as its users run it: a process of its own on a data folder of its own.
 * {@link org.memestream.local.system.Machine} runs it.
 */
package org.memestream.local.system;
