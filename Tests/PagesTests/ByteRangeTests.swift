import Pages
import Testing

@Suite struct `A part that a browser asks for` {
    @Test(
        arguments: [
            ("bytes=0-0", 0..<1), ("bytes=0-", 0..<100), ("bytes=10-19", 10..<20), ("bytes=90-500", 90..<100),
            ("bytes=99-99", 99..<100), ("bytes=-1", 99..<100), ("bytes=-100", 0..<100), ("bytes=-500", 0..<100),
            ("BYTES=5-6", 5..<7),
        ] as [(String, Range<Int64>)]
    )
    func `is within what there is`(_ header: String, _ part: Range<Int64>) {
        #expect(ByteRange(header, of: 100) == .part(part))
    }

    @Test(arguments: ["bytes=100-", "bytes=100-200", "bytes=-0", "bytes=99999999999999999-"])
    func `lies behind the end`(_ header: String) {
        #expect(ByteRange(header, of: 100) == .beyond)
    }

    @Test(
        arguments: [
            nil, "", "bytes", "bytes=", "bytes=-", "bytes=5-4", "bytes=0-1,5-6", "items=0-1", "bytes=a-b", "bytes=+1-2",
            "bytes= 1-2", "bytes=1-2-3", "bytes=999999999999999999999999-", "bytes=0-999999999999999999999999",
        ]
    )
    func `can't be understood, and is the whole then`(_ header: String?) {
        #expect(ByteRange(header, of: 100) == .whole)
    }

    @Test func `of nothing is nothing`() {
        #expect(ByteRange("bytes=0-", of: 0) == .beyond)
        #expect(ByteRange("bytes=-5", of: 0) == .beyond)
    }
}
