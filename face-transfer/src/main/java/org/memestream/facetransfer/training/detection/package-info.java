/**
 * {@code memestream train face-detector} and {@code evaluate face detector}: fields of pasted
 * photos and drawn faces, labels of a teacher, the training and its exam.
 */
package org.memestream.facetransfer.training.detection;
