/** Tests of the life of a service. */
package org.memestream.runtime.lifecycle;
