import Basics
import Store
import Telephony

/// A page that is somebody's telephone for as long as it is open. The newest of several is it.
package struct Softphone: Sendable, Hashable {
    package typealias Window = ID<Softphone>

    package let window: Window
    package let phone: Phone

    /// After how long without a sign of life a page is taken for closed.
    static let silence = Duration.seconds(25)
}

/// A call that rings at such a page.
package struct SoftphoneRing: Sendable, Hashable {
    package let channel: ChannelID
    package let caller: CallerName
    /// The owner has asked for the call: no more need be done to take it.
    package let isOwn: Bool

    /// No phone rings for longer.
    static let longest = Duration.minutes(5)
}

extension Phone {
    /// Whether it is a page that is not among these.
    func isClosed(besides open: Set<Phone.ID>) -> Bool {
        kind == .browser && !open.contains(id)
    }
}

extension Store.Channel {
    /// Something rings at a page, or a page has become another one's telephone.
    static let softphones = Store.Channel("softphones")
}
