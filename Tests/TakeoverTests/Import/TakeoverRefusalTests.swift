import Basics
import Formats
import Foundation
import Store
import Takeover
import TestSupport
import Testing

@Suite("Takeover refused")
struct TakeoverRefusalTests {
    @Test func `a missing column is named, with those that are there`() async throws {
        let scene = try await Scene(on: .sqlite)
        let mapping = Logs.plainMapping.replacing("{state}", with: "{status}")
        let refusal = await thrown(as: MappingRefusal.self) { try await scene.takeOver(Logs.plain, by: mapping) }
        #expect(refusal?.fault == .missingColumn("status", there: ["key", "time", "state", "who"]))
        #expect(refusal?.key == "status.from")
        #expect(refusal?.line == 6)
        #expect(try await scene.count("takeover") == 0)
    }

    @Test func `a column whose name stands twice is not guessed at`() async throws {
        let scene = try await Scene(on: .sqlite)
        let log = Logs.plain.replacing("key,time,state,who", with: "key,time,key,who")
        let mapping = Logs.plainMapping.replacing("{state}", with: "{key}")
        let refusal = await thrown(as: MappingRefusal.self) { try await scene.takeOver(log, by: mapping) }
        #expect(refusal?.fault == .ambiguousColumn("key"))
    }

    @Test func `a login that nobody has is refused before anything is written`() async throws {
        let scene = try await Scene(on: .sqlite)
        let mapping = Logs.plainMapping.replacing("name: given}", with: "name: given, people: {Ann: nobody-here}}")
        let refusal = await thrown(as: MappingRefusal.self) { try await scene.takeOver(Logs.plain, by: mapping) }
        #expect(refusal?.fault == .unknownLogin("nobody-here"))
        #expect(try await scene.count("journal") == 0)
    }

    @Test func `files that are none are refused in so many words`() async throws {
        let scene = try await Scene(on: .sqlite)
        func refusal(file: URL, mapping: URL) async -> FileRefusal? {
            await thrown(as: FileRefusal.self) {
                _ = try await LogTakeover(
                    database: scene.database,
                    file: file,
                    mapping: mapping,
                    rejectsFolder: scene.folder
                )
                .run()
            }
        }
        let mapping = try scene.write(Logs.plainMapping.utf8, to: "mapping.yaml")
        let missing = scene.folder.appendingPathComponent("nowhere.csv")
        guard case .unreadable(missing.path, _)? = await refusal(file: missing, mapping: mapping) else {
            Issue.record("a missing file was not called unreadable")
            return
        }
        #expect(await refusal(file: scene.folder, mapping: mapping) == .notAFile(scene.folder.path))
        let empty = try scene.write([], to: "empty.csv")
        #expect(await refusal(file: empty, mapping: mapping) == .empty(empty.path))
        #expect(await refusal(file: mapping, mapping: scene.folder) == .notAFile(scene.folder.path))
    }

    @Test func `a log with names of columns and no rows is no fault`() async throws {
        let scene = try await Scene(on: .sqlite)
        let report = try await scene.takeOver("key,time,state,who\n", by: Logs.plainMapping)
        #expect((report.rows, report.events, report.cases, report.rejected) == (0, 0, 0, 0))
    }
}
