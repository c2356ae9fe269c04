/**
 * {@code memestream dead-letters}: records that nobody could read, and putting them back. {@link
 * org.memestream.local.deadletters.LetterBox} reads the topic, {@link
 * org.memestream.local.deadletters.Replay} puts records back onto the topics they came from, each
 * in one transaction with a mark that says so.
 */
package org.memestream.local.deadletters;
