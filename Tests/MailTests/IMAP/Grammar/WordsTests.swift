import Basics
import Foundation
import TestSupport
import Testing

@testable import Mail

@Suite struct `The words of IMAP` {
    @Test(arguments: [
        ("INBOX", "INBOX"), ("Обработано", "&BB4EMQRABDAEMQQ+BEIEMAQ9BD4-"), ("R&D", "R&-D"),
        ("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-"), ("😀!", "&2D3eAA-!"), ("", ""),
    ])
    func `write a folder's name`(name: String, encoded: String) {
        #expect(FolderName(name).encoded == encoded)
        #expect(FolderName(encoded: encoded).name == name)
    }

    @Test func `give any folder's name back`() {
        var dice = SeededRandom(seed: 7)
        let letters = Array("aZ09 &-/,+\"\\ёЖяé台😀\u{0301}~")
        for _ in 1...2000 {
            let length = Int.random(in: 0...20, using: &dice)
            let name = String((0..<length).compactMap { _ in letters.randomElement(using: &dice) })
            let encoded = FolderName(name)
            #expect(encoded.name == name)
            #expect(encoded.encoded.utf8.allSatisfy { (0x20...0x7E).contains($0) })
        }
    }

    @Test(arguments: ["&", "&x", "&AB-", "&2D0-", "Входящие", "&&&"])
    func `leave a name as it is when it is not encoded as it should be`(name: String) {
        #expect(FolderName(encoded: name).name == name)
    }

    @Test func `never let a name end the command`() {
        #expect(FolderName(encoded: "a\"b\\c\r\nd").quoted == "\"a\\\"b\\\\cd\"")
    }

    @Test(arguments: [
        (" 7-Jul-1996 02:44:25 -0700", "1996-07-07T09:44:25.000Z"),
        ("29-Feb-2024 23:59:60 +0000", "2024-03-01T00:00:00.000Z"),
        ("01-jan-1970 05:30:00 +0530", "1970-01-01T00:00:00.000Z"),
        ("31-Dec-1969 23:59:59 +0000", "1969-12-31T23:59:59.000Z"),
    ])
    func `tell the time`(text: String, time: String) {
        #expect(InternalDate.read(text)?.rfc3339 == time)
    }

    @Test(arguments: [
        "", "yesterday", "32-Jan-2024 00:00:00 +0000", "1-Foo-2024 00:00:00 +0000", "1-Jan-2024 00:00 +0000",
    ])
    func `tell no time that there is not`(text: String) {
        #expect(InternalDate.read(text) == nil)
    }

    @Test func `give any time back to the second`() {
        var dice = SeededRandom(seed: 11)
        for _ in 1...2000 {
            let moment = Moment(milliseconds: Int64.random(in: -60_000_000_000...250_000_000_000, using: &dice) * 1000)
            #expect(InternalDate.read(InternalDate.write(moment)) == moment)
        }
    }

    @Test func `write numbers in ranges`() {
        let uids = [5, 3, 4, 9, 9, 1, 4_294_967_295].compactMap { UID($0) }
        #expect(UID.sets(of: uids) == ["1,3:5,9,4294967295"])
        #expect(UID.sets(of: []) == [])
    }

    @Test func `write many numbers in lines that every server takes`() {
        let uids = (1...5000).compactMap { UID($0 * 2) }
        let sets = UID.sets(of: uids)
        #expect(sets.count > 20)
        #expect(sets.allSatisfy { $0.utf8.count <= 900 })
        #expect(sets.flatMap { $0.split(separator: ",") }.compactMap { UInt32($0) } == uids.map(\.number))
    }

    @Test func `walk through all numbers once, whatever the width`() {
        for (first, known, width) in [(1, 1, 1), (1, 500, 100), (4_294_967_000, 4_294_967_290, 50), (7, 1, 10)] {
            var window = UIDWindow(from: UID(UInt32(first)) ?? .first, known: UID(UInt32(known)), width: width)
            var next: UID? = UID(UInt32(first))
            var steps = 0
            while let range = window.next() {
                #expect(range.lowerBound == next)
                next = range.upperBound.next
                steps += 1
            }
            #expect(next == nil)
            #expect(steps < 40)
        }
    }

    @Test func `know flags in any letter case`() {
        #expect(LetterFlag("\\SEEN") == .seen)
        #expect(LetterFlag.list([.flagged, .seen, .other("x y"), .other("$ok")]) == "($ok \\Flagged \\Seen)")
    }
}
