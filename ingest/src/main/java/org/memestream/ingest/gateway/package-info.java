/**
 * The HTTP gateway: orders in, statuses and finished pictures out. {@link
 * org.memestream.ingest.gateway.GatewayService} wires it, {@code GatewayServer} listens, {@code
 * Routes} names what is answered, and each {@code …Resource} answers for one subject. Packages
 * below it read bodies ({@code form}), know who asks ({@code access}) and say what is wrong ({@code
 * problem}).
 */
package org.memestream.ingest.gateway;
