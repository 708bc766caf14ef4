import Foundation

/// An address of IPv4 (four bytes) or IPv6 (sixteen). An IPv4 address that is written as one of IPv6 is taken for what it is.
package struct NetworkAddress: Hashable, Sendable {
    let bytes: [UInt8]

    package init?(_ text: String) {
        guard let bytes = Self.bytes(of: text, AF_INET, count: 4) ?? Self.bytes(of: text, AF_INET6, count: 16) else {
            return nil
        }
        self.bytes = bytes.starts(with: Self.mapped) ? Array(bytes.dropFirst(Self.mapped.count)) : bytes
    }

    /// `::ffff:0:0/96`
    private static let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]

    private static func bytes(of text: String, _ family: Int32, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return inet_pton(family, text, &bytes) == 1 ? bytes : nil
    }
}

/// The network that somebody asks from, as far as one can be told from another: an IPv4 address, or the first 64 bits of an
/// IPv6 address, of which the rest is theirs to choose.
package struct NetworkPlace: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// - Parameter address: what is no address is a place of its own.
    package init(_ address: String) {
        guard let known = NetworkAddress(String(address.prefix { $0 != "%" })) else {
            description = address
            return
        }
        description =
            known.bytes.count == 4
            ? known.bytes.map(String.init).joined(separator: ".")
            : known.bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":") + "/64"
    }
}

/// All addresses that begin alike: `10.0.0.0/8`, `fd00::/8`, or one alone.
package struct NetworkBlock: Hashable, Sendable {
    private let start: [UInt8]
    private let bits: Int

    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard let address = parts.first.flatMap({ NetworkAddress($0) }), parts.count <= 2 else { return nil }
        let most = address.bytes.count * 8
        guard let bits = parts.count == 2 ? Int(parts[1]) : most, (0...most).contains(bits) else { return nil }
        start = address.bytes
        self.bits = bits
    }

    package func contains(_ address: NetworkAddress) -> Bool {
        guard address.bytes.count == start.count else { return false }
        let (whole, rest) = bits.quotientAndRemainder(dividingBy: 8)
        guard address.bytes.prefix(whole) == start.prefix(whole) else { return false }
        return rest == 0 || (address.bytes[whole] ^ start[whole]) >> UInt8(8 - rest) == 0
    }
}
