/// What the switchboard tells those who distribute calls and keep their records.
package enum CallNotice: Sendable {
    case began(CallID, Channel, dialled: String)
    /// Somebody has dialled by the keys of a phone of the house. Whoever hears of it calls out from there, or turns it away.
    case dialled(Channel, String)
    /// An agent is to be found for a caller who waits.
    case seek(CallID, first: Bool)
    case news(CallID, CallNews)
    /// A call is over; once each.
    case record(CallRecord)
    /// Whether the exchange is there.
    case line(isUp: Bool)
}
