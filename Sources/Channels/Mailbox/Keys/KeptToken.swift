import Basics
import Foundation
import Mail
import People
import Store

/// An access token as it is kept, sealed.
struct KeptToken: Sendable, Hashable, Codable {
    let token: String
    /// In milliseconds since 1970: not used from then on.
    private let until: Int64

    /// Before it runs out, so that none runs out on its way.
    private static let margin = Duration.minutes(2)
    /// Where the server does not say how long one is good for.
    private static let usual = Duration.minutes(30)

    init(_ given: TokenGiven, at now: Moment) {
        token = given.token
        let lifetime = given.lifetime ?? Self.usual
        until = (now + max(lifetime - Self.margin, lifetime / 2)).milliseconds
    }

    func isGood(at now: Moment) -> Bool { now.milliseconds < until }

    func sealed(for mailbox: Mailbox.ID, in box: SecretBox) throws -> [UInt8] {
        try box.seal(Array(try JSONEncoder().encode(self)), for: Self.purpose(mailbox))
    }

    init(opening sealed: [UInt8], of mailbox: Mailbox.ID, in box: SecretBox) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(try box.open(sealed, for: Self.purpose(mailbox))))
    }

    private static func purpose(_ mailbox: Mailbox.ID) -> String { "mailbox token \(mailbox)" }
}

extension KeptToken: CustomStringConvertible, CustomReflectable {
    var description: String { "KeptToken" }
    var customMirror: Mirror { Mirror(self, children: []) }
}
