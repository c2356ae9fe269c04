/**
 * The captioner service: {@link org.memestream.captioner.CaptionWorker} stands between events and
 * the {@link org.memestream.captioner.caption.Captioner}, {@link
 * org.memestream.captioner.CaptionerService} wires it into the worker pool.
 */
package org.memestream.captioner;
