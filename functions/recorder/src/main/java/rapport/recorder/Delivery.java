package rapport.recorder;

/// One message of the queue.
///
/// @param id the queue's id of the message, the same whenever it is delivered
/// @param tenant whose it is, by the sender's word, which only trusted senders can give
/// @param importName as in [rapport.event.Identity]
/// @param judged whether intake has judged how late its events are
/// @param first when it was put into the queue, and under which id, before it was ever redriven
/// @param body one event or an array of them, as it is or wrapped
record Delivery(
    String id, String tenant, String importName, boolean judged, FirstSending first, String body) {}
