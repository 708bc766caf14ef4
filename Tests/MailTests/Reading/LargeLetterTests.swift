import Basics
import Foundation
import Mail
import TestSupport
import Testing

@Suite struct `Large letters` {
    private static let size = 60 * 1024 * 1024

    /// Bytes that this process holds at the most, in all its life.
    private var peak: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return (Int(line.filter(\.isNumber)) ?? 0) * 1024
    }

    @Test func `sixty megabytes go through in blocks, both ways`() throws {
        let folder = try Samples.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let (source, raw, result) = (
            folder.appending(path: "a"), folder.appending(path: "b"), folder.appending(path: "c")
        )
        try write(to: source)
        let before = peak

        var letter = Composition(
            from: Correspondent(address: "a@highrock.example"),
            to: [Correspondent(address: "b@vector.example")],
            subject: "Видео",
            text: "Во вложении",
            date: Moment(milliseconds: 0),
            messageID: .new(at: "highrock.example")
        )
        letter.enclosures = [Enclosure(name: "видео.mp4", type: MediaType("video", "mp4"), content: .file(source))]
        try letter.write(to: raw)
        let open = try OpenLetter(.file(raw))
        let attachment = try #require(open.letter.attachments.first)
        #expect(attachment.size == Self.size && attachment.name == "видео.mp4")
        try open.write(attachment.place, to: result)

        #expect(peak - before < 24 * 1024 * 1024, "took \((peak - before) / 1024) KiB more")
        #expect(FileManager.default.contentsEqual(atPath: source.path, andPath: result.path))
    }

    private func write(to url: URL) throws {
        try Data().write(to: url)
        let file = try FileHandle(forWritingTo: url)
        var random = SeededRandom(seed: 7)
        for _ in 0..<60 {
            var block = Data(count: 0)
            block.reserveCapacity(1024 * 1024)
            for _ in 0..<(1024 * 1024 / 8) { withUnsafeBytes(of: random.next()) { block.append(contentsOf: $0) } }
            try file.write(contentsOf: block)
        }
        try file.close()
    }
}
