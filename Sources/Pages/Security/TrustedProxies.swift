import Basics

/// The machines whose word about who asks (`X-Forwarded-For`) is taken. Anyone can send that header, so it counts only as far
/// as it comes from one of these.
package struct TrustedProxies: Sendable, Hashable {
    private let blocks: [NetworkBlock]

    package init(_ blocks: [NetworkBlock]) {
        self.blocks = blocks
    }

    package static let none = TrustedProxies([])
    /// A proxy on the same machine.
    package static let local = TrustedProxies(["127.0.0.0/8", "::1"].compactMap { NetworkBlock($0) })

    /// Who asks: the nearest in the chain that is no proxy of ours.
    /// - Parameters:
    ///   - peer: the machine at the other end of the connection.
    ///   - header: what proxies say, the nearest last.
    func origin(of peer: String, forwarded header: String?) -> NetworkPlace {
        var origin = peer
        for hop in (header ?? "").split(separator: ",").reversed() where trust(origin) { origin = String(hop).trimmed }
        return NetworkPlace(origin)
    }

    private func trust(_ address: String) -> Bool {
        guard let address = NetworkAddress(address) else { return false }
        return blocks.contains { $0.contains(address) }
    }
}
