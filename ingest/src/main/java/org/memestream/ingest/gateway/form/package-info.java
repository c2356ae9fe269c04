/**
 * From a request's body to an order. {@link org.memestream.ingest.gateway.form.BodyReader} reads
 * multipart forms and JSON as they stream in, into a {@link
 * org.memestream.ingest.gateway.form.Submission} whose large pictures lie on disk; {@link
 * org.memestream.ingest.gateway.form.OrderForm} makes an order of that.
 */
package org.memestream.ingest.gateway.form;
