/// A mark that a client has in common with those it may be: only clients that share one are compared. It is a number, to be
/// kept in an indexed table; a client has a dozen or so.
package struct BlockingKey: Hashable, Comparable, Sendable {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    init(_ pass: Pass, _ parts: UInt64...) {
        let hash = parts.reduce(StableHash.of(pass.rawValue)) { StableHash.of($0, $1) }
        rawValue = Int64(bitPattern: hash)
    }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// A key that more clients than this have is of no use: what they have in common, everybody has.
    package static let mostClients = 100

    /// What keys are made of; the numbers never change, since keys are kept.
    enum Pass: UInt64 {
        case identifier = 1
        case phone = 2
        case email = 3
        case names = 4
        case fullName = 5
        case born = 6
        case familyAndYear = 7
        case familyAndDay = 8
        case nameAndPostcode = 9
        case house = 10
        case nameStems = 11
        case title = 12
        case titleWord = 13
        case domain = 14
    }
}
