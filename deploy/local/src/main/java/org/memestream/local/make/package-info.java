/**
 * {@code memestream make}: photos in, finished memes out. {@link
 * org.memestream.local.make.MakeCommand} reads the options, {@link
 * org.memestream.local.make.MemeMaker} sends the orders and waits, {@link
 * org.memestream.local.make.OutputFolder} writes the pictures, and a report tells what became of
 * each photo.
 */
package org.memestream.local.make;
