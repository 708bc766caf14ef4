import Basics
import Files
import Foundation
import HTTPTypes
import HighrockApp
import Hummingbird
import NIOCore
import People
import Store
import TestSupport
import Testing

@testable import CallCenter
@testable import Telephony

/// A recording as browsers get it.
@Suite struct `A recording in the page` {
    private let site: Site
    private let call: PhoneCall.ID
    /// Longer than a piece of a file.
    private static let frames = (0..<200_000).map { Int16(truncatingIfNeeded: $0 * 13) }
    private static let file =
        WaveHead(channels: 2, rate: 8000, length: frames.count * 2).bytes + WaveSamples.bytes(of: frames)

    init() async throws {
        site = try await Site.open()
        _ = try await site.person("head", roles: [.serviceHead])
        _ = try await site.person("other", roles: [.manager])
        call = try await site.keepCall(saying: Self.frames)
    }

    private var address: String { "/calls/\(call)/recordings/0/sound" }

    private func get(_ range: String?, by login: String = "head") async throws -> (Response, [UInt8]) {
        let visitor = try await site.signIn(login)
        let fields = range.map { [HTTPField(name: .range, value: $0)] } ?? []
        let answer = try await site.send(.get, address, by: visitor, saying: fields)
        return (answer, Array(try await answer.body.collected().readableBytesView))
    }

    @Test func `comes whole`() async throws {
        let (answer, body) = try await get(nil)
        #expect(answer.status == .ok && answer.headers[.contentType] == "audio/wav")
        #expect(answer.headers[.acceptRanges] == "bytes" && answer.headers[.cacheControl] == "private, no-store")
        #expect(answer.headers[.contentLength] == "\(Self.file.count)")
        #expect(body == Self.file)
    }

    @Test(arguments: [(0, 43), (0, 0), (40, 50), (44, 44), (262_100, 262_300), (262_187, 262_188), (400_000, 400_043)])
    func `comes in any part`(_ first: Int, _ last: Int) async throws {
        let (answer, body) = try await get("bytes=\(first)-\(last)")
        #expect(answer.status == .partialContent)
        #expect(answer.headers[.contentRange] == "bytes \(first)-\(last)/\(Self.file.count)")
        #expect(body == Array(Self.file[first...last]))
    }

    @Test func `comes from its end, and not from behind it`() async throws {
        let (end, body) = try await get("bytes=-100")
        #expect(end.status == .partialContent && body == Self.file.suffix(100))
        let (beyond, nothing) = try await get("bytes=\(Self.file.count)-")
        #expect(beyond.status == .rangeNotSatisfiable && nothing.isEmpty)
        #expect(beyond.headers[.contentRange] == "bytes */\(Self.file.count)")
    }

    @Test func `comes to nobody who took no part and does not oversee the work`() async throws {
        let (answer, _) = try await get(nil, by: "other")
        #expect(answer.status == .forbidden)
        #expect(try await listenings() == 0)
        let away = try await site.send(.get, address.replacing("/0/", with: "/7/"), by: try await site.signIn("head"))
        #expect(away.status == .notFound)
    }

    @Test func `is one listening however many parts are asked for`() async throws {
        for start in 0..<5 { _ = try await get("bytes=\(start * 1000)-") }
        #expect(try await listenings() == 1)
    }

    @Test func `is drawn with a player that needs no script, also where the call is told of`() async throws {
        let (head, other) = (try await site.signIn("head"), try await site.signIn("other"))
        for path in ["/calls/\(call)/recordings", "/calls/\(call)"] {
            let page = try await site.send(.get, path, by: head)
            let text = String(buffer: try await page.body.collected())
            #expect(text.contains("<audio") && text.contains("src=\"\(address)\""), "\(path)")
            #expect(text.contains("class=\"side-0\"") && text.contains("class=\"side-1\""), "\(path)")
            let hidden = try await site.send(.get, path, by: other)
            let theirs = String(buffer: try await hidden.body.collected())
            #expect(hidden.status == .ok && !theirs.contains("<audio"), "\(path)")
        }
    }

    private func listenings() async throws -> Int {
        try await site.database.read { try $0.value("SELECT COUNT(*) FROM journal WHERE kind = 'call.listened'") ?? 0 }
    }
}

extension ResponseBody {
    fileprivate func collected() async throws -> ByteBuffer {
        let collector = BodyCollector()
        try await write(collector)
        return collector.bytes.value
    }
}

extension Site {
    /// A call with nobody whom the house knows by a phone, and what was said in it.
    fileprivate func keepCall(saying frames: [Int16]) async throws -> PhoneCall.ID {
        let (now, words) = (database.time.now, CallWords { key, _ in key.name })
        let caller = Channel(
            id: "w0",
            name: "PJSIP/trunk",
            state: .up,
            arguments: [],
            caller: CallerName(name: "", number: "+74951234567"),
            dialled: "100",
            isOurs: true,
            created: nil
        )
        var machine = CallMachine("w1", from: caller, to: "100", by: CallPlan(), at: now - .minutes(5))
        machine.recordings = ["w1-r1"]
        try await CallArchive(database, words: words).keep(machine.record(closed: now), CallContext())
        let found = try await database.read { snapshot in
            try snapshot.phoneCall(named: "w1").flatMap { try snapshot.callRecording(0, of: $0.id) }
        }
        let recording = try #require(found)
        var writing = try await SoundWriting("w1-r1", channels: 2, sealedWith: house.contentKey, in: database)
        try await writing.append(frames)
        let written = try await writing.end()
        return try await database.write { tx in
            let file = try tx.finish(written.file)
            let sound = KeptSound(file: file.id, channels: 2, frames: written.frames, peaks: written.peaks)
            #expect(try tx.keep(sound, as: recording))
            return recording.call
        }
    }
}
