/**
 * Makes and measures the models: {@code memestream train prepare}, {@code encoder}, {@code
 * captioner}, {@code line-break}, and {@code memestream evaluate captioner}, {@code line-break}.
 * Nothing here runs in the service.
 */
package org.memestream.captioner.training;
