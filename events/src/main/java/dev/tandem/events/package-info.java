/**
 * The wire contract between the services and with everyone else: event types, topics, records that hold the rules of
 * their data, and the codec that reads and writes them.
 */
@NullMarked
package dev.tandem.events;

import org.jspecify.annotations.NullMarked;
