/**
 * {@code memestream doctor}: looks at the machine, and says of each thing that memestream needs
 * whether it is there and how to get it. A {@link org.memestream.local.doctor.Check} gives {@link
 * org.memestream.local.doctor.Finding findings}; it really loads what it speaks of.
 */
package org.memestream.local.doctor;
