/**
 * The networks in DJL: {@link org.memestream.captioner.djl.EncoderNetwork} turns a picture into a
 * vector, {@link org.memestream.captioner.djl.DecoderNetwork} turns that and label words into text,
 * {@link org.memestream.captioner.djl.LstmCaptioner} runs both. {@link
 * org.memestream.runtime.network.Weights} own the native memory. {@link
 * org.memestream.captioner.djl.PictureEncoders} opens the encoder that ships or any other.
 */
package org.memestream.captioner.djl;
