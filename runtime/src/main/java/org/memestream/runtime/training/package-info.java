/**
 * What training commands share: the {@link org.memestream.runtime.training.Adam} optimizer, {@link
 * org.memestream.runtime.training.Progress} of long work and {@link
 * org.memestream.runtime.training.Metrics} as JSON. As with {@code network}, a service that uses it
 * brings DJL and the progress bar.
 */
package org.memestream.runtime.training;
