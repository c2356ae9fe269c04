/** Tests of object storage, and a store in memory for other tests. */
package org.memestream.runtime.store;
