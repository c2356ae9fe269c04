/** Tests of telemetry. */
package org.memestream.runtime.telemetry;
