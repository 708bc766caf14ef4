import Basics
import Testing

@testable import Pages

struct TrustedProxiesTests {
    private static let local = TrustedProxies.local
    private static let chain = TrustedProxies(["127.0.0.1", "10.0.0.0/8"].compactMap { NetworkBlock($0) })

    @Test(
        arguments: [
            // A stranger says whatever they like.
            (TrustedProxies.none, "203.0.113.5", "1.2.3.4", "203.0.113.5"),
            (local, "203.0.113.5", "1.2.3.4", "203.0.113.5"),
            (local, "127.0.0.1", "1.2.3.4", "1.2.3.4"), (local, "127.0.0.1", "9.9.9.9, 1.2.3.4", "1.2.3.4"),
            (local, "::1", "2001:db8::7", "2001:db8:0:0::1"), (local, "127.0.0.1", nil, "127.0.0.1"),
            (local, "127.0.0.1", "", "127.0.0.1"), (chain, "127.0.0.1", "9.9.9.9, 1.2.3.4 , 10.1.1.1", "1.2.3.4"),
            (chain, "10.2.2.2", "1.2.3.4", "1.2.3.4"), (local, "local", "1.2.3.4", "local"),
        ] as [(TrustedProxies, String, String?, String)]
    )
    func `who asks is the nearest in the chain that is no proxy of ours`(
        proxies: TrustedProxies,
        peer: String,
        header: String?,
        origin: String
    ) {
        #expect(proxies.origin(of: peer, forwarded: header) == NetworkPlace(origin))
    }
}
