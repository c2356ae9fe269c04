/** Object storage: one interface, two real implementations ({@code file:} and {@code s3:}). */
package org.memestream.runtime.store;
