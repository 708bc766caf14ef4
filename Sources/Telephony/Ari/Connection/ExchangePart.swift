/// A part of the exchange that has settings of its own.
package enum ExchangePart: String, Sendable {
    case phones = "res_pjsip.so"
    case queues = "app_queue.so"
}
