/** Holds dashboards, alert rules and their documentation to what the services export. */
package org.memestream.local.observability;
