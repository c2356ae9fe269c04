/**
 * {@code memestream status}: what runs, how many memes there are ({@link
 * org.memestream.local.status.MemeCounter}) and how far behind the groups of workers are ({@link
 * org.memestream.local.status.LagReader}).
 */
package org.memestream.local.status;
