import Basics

/// What can be rung: a phone of ours, or a number beyond the trunk. Written as Asterisk does, `PJSIP/101`.
package struct Endpoint: Hashable, Sendable {
    package let technology: String
    package let resource: String

    /// A phone that is registered under a name.
    package static func phone(_ name: String) -> Endpoint? {
        Endpoint("PJSIP/\(name)")
    }

    /// A page of ours that is a telephone: its sound comes to us and goes on from here.
    package static func browser(_ name: String) -> Endpoint? {
        Endpoint("\(pages)/\(name)")
    }

    /// Whether it is a page rather than something that the exchange reaches by itself.
    package var isBrowser: Bool { technology == Self.pages }

    /// Asterisk's name for channels whose sound travels over a WebSocket.
    private static let pages = "WebSocket"

    /// A number that is reached through a line to the outside.
    package static func number(_ number: PhoneNumber, through trunk: String) -> Endpoint? {
        Endpoint("PJSIP/\(number.e164.drop { $0 == "+" })@\(trunk)")
    }
}

extension Endpoint {
    /// What the exchange is told to dial. A page is not called by it: it makes a channel whose sound somebody fetches, and which rings
    /// (`n`) until that one says that it is answered.
    var dialled: String {
        isBrowser ? "\(technology)/INCOMING/c(\(SoundFrame.format))n" : description
    }
}

extension Endpoint: TextCodable {
    package var description: String { "\(technology)/\(resource)" }

    /// Reads what `description` writes. What a dial string could be made to do more than ring with (`&` rings several, `/` and `,` begin
    /// options) is refused.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isPlain) }) else {
            return nil
        }
        technology = String(parts[0])
        resource = String(parts[1])
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: "+-._@:*".utf8.contains(byte)
        }
    }
}
