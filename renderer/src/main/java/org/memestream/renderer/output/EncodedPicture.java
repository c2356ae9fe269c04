package org.memestream.renderer.output;

import org.memestream.runtime.picture.PictureFormat;

/**
 * A finished file.
 *
 * @param name of the picture in its profile, such as {@code wechat-icon}
 * @param format of the file
 * @param width pixels
 * @param height pixels
 * @param frames above 1 when it moves
 * @param bytes the file; not copied
 */
public record EncodedPicture(
    String name, PictureFormat format, int width, int height, int frames, byte[] bytes) {}
