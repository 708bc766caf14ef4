import Telephony

/// What the distribution of calls wants of an exchange.
package protocol CallExchange: Sendable {
    /// What happens; for one reader.
    var notices: AsyncStream<CallNotice> { get }
    func wish(_ wish: CallWish, of call: CallID) async -> WishAnswer
    func callOut(_ errand: Errand, by plan: CallPlan) async -> CallID
    /// Calls whom somebody has dialled by the keys of their phone, whose channel this is.
    func callOut(_ errand: Errand, from phone: ChannelID, by plan: CallPlan) async -> CallID
    /// A phone that has dialled does not get through.
    func turnAway(_ phone: ChannelID, because cause: HangupCause) async
    /// A call as it is, to be kept.
    func state(of call: CallID) async -> CallMachine?
    /// Goes on with calls of an earlier run.
    func resume(_ machines: [CallMachine]) async
}

extension Switchboard: CallExchange {}
