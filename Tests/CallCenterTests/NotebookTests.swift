import Basics
import Logging
import People
import Store
import Telephony
import TestSupport
import Testing

@testable import CallCenter

/// What happens in calls is written down without anybody waiting for it (SPEC T4).
@Suite struct `The notebook of calls` {
    @Test(arguments: TestDatabase.engines)
    func `has all that was noted before on the disk when it is asked`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let notebook = CallNotebook(scene.database, archive: scene.archive, logger: .silent) {}
        for number in 1...30 {
            let record = try RecordMaker(name: CallID("c\(number)"), talk: .seconds(number)).record()
            await notebook.note(record, CallContext())
        }
        #expect(await notebook.settle())
        #expect(try await scene.counts()["phone_call"] == 30)
    }

    @Test(arguments: TestDatabase.engines)
    func `keeps the others when one can't be kept`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let notebook = CallNotebook(scene.database, archive: scene.archive, logger: .silent) {}
        let nobody = CallFloor.Change(person: ID(rawValue: 1), turn: .callBegan)
        await notebook.note([nobody])
        await notebook.note(try RecordMaker().record(), CallContext())
        let irina = try #require(scene.cast.irina.id)
        try await scene.database.write { _ = try AgentDesk($0, scene.cast.irina).ready(irina) }
        await notebook.note([CallFloor.Change(person: irina, turn: .callBegan)])
        #expect(await notebook.settle())
        #expect(try await scene.counts()["phone_call"] == 1)
        #expect(try await scene.database.read { try $0.presence(of: irina).state } == .onCall)
    }

    @Test func `has what came first before what came later, when it has to be written again`() {
        let first = NotebookPage(changes: [CallFloor.Change(person: ID(rawValue: 1), turn: .callBegan)])
        let later = NotebookPage(changes: [CallFloor.Change(person: ID(rawValue: 2), turn: .callBegan)])
        #expect(first.followed(by: later).changes.map(\.person.rawValue) == [1, 2])
        #expect(first.followed(by: later).parts.count == 2)
    }

    @Test(arguments: TestDatabase.engines)
    func `writes nothing when it is closed`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let notebook = CallNotebook(scene.database, archive: scene.archive, logger: .silent) {}
        await notebook.note(try RecordMaker(name: "before").record(), CallContext())
        await notebook.close()
        await notebook.note(try RecordMaker(name: "after").record(), CallContext())
        try await Task.sleep(for: .milliseconds(50))
        #expect(try await scene.counts()["phone_call"] == 1)
    }
}

extension Logger {
    fileprivate static var silent: Logger {
        var logger = Logger(label: "test.calls")
        logger.logLevel = .critical
        return logger
    }
}
