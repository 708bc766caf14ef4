/// What became of a wish.
package enum WishAnswer: Sendable, Hashable {
    /// It is on its way to the exchange.
    case granted
    /// It does not fit what the call is doing.
    case declined
    case noSuchCall
}
