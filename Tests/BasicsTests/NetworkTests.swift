import Basics
import Testing

struct NetworkTests {
    @Test(
        arguments: [
            ("10.0.0.0/8", "10.255.1.2", true), ("10.0.0.0/8", "11.0.0.1", false), ("10.0.0.7", "10.0.0.7", true),
            ("10.0.0.7", "10.0.0.8", false), ("192.168.16.0/20", "192.168.31.9", true),
            ("192.168.16.0/20", "192.168.32.1", false), ("0.0.0.0/0", "8.8.8.8", true), ("::1", "::1", true),
            ("fd00::/8", "fd12:3456::1", true), ("fd00::/8", "fe80::1", false), ("127.0.0.0/8", "::1", false),
            ("10.0.0.0/8", "::ffff:10.1.2.3", true),
        ]
    )
    func `a block has the addresses that begin as it does`(block: String, address: String, has: Bool) throws {
        let block = try #require(NetworkBlock(block))
        #expect(block.contains(try #require(NetworkAddress(address))) == has)
    }

    @Test(arguments: ["", "10.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "localhost", "::1/129", "10.0.0.0/"])
    func `what is no block is none`(text: String) {
        #expect(NetworkBlock(text) == nil)
    }

    @Test func `an address on a link is counted with its network`() {
        #expect(NetworkPlace("fe80::1%eth0") == NetworkPlace("fe80::2"))
        #expect(NetworkPlace("local").description == "local")
    }
}
