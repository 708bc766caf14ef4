import Basics
import Logging
import People
import Store
import Telephony

/// Writes down what the distribution of calls does: all that has come up since the last time at once, so that nobody who calls waits
/// for a disk.
///
/// What is noted first is written first, and what can't be written now is written later. Until then a call goes on, and how it stands is
/// what the exchange tells when the program begins anew (SPEC T4).
actor CallNotebook {
    private let database: Database
    private let archive: CallArchive
    private let logger: Logger
    /// Told when records of calls have become calls that are over: there may be somebody to call back.
    private let isOver: @Sendable () -> Void

    private var page = NotebookPage()
    private var isWriting = false
    private var isClosed = false
    private var waiting: [CheckedContinuation<Bool, Never>] = []
    private var gathering: Task<Void, Never>?
    /// Nothing is written before, unless somebody waits for it.
    private var due = ContinuousClock.now

    /// After how long it is tried again to write what could not be written.
    private static let pause = Duration.seconds(1)
    /// For so long what comes up is gathered at least: a call that comes and the phone that is rung for it are written at once, and the
    /// ring need not share the processor with the writing.
    private static let shortest = Duration.milliseconds(2)
    /// And at most: where much happens, writing each step by itself would take most of the processor.
    private static let longest = Duration.milliseconds(25)

    init(_ database: Database, archive: CallArchive, logger: Logger, isOver: @escaping @Sendable () -> Void) {
        self.database = database
        self.archive = archive
        self.logger = logger
        self.isOver = isOver
    }

    /// - Parameter standing: how the call stands when it is asked; nil when it is over.
    func note(_ call: CallID, _ standing: @escaping @Sendable () async -> CallNote?) {
        page.calls[call] = standing
        write()
    }

    func note(_ changes: [CallFloor.Change]) {
        guard !changes.isEmpty else { return }
        page.changes += changes
        write()
    }

    /// The call is over: what was noted of it before is of no use any more.
    func note(_ record: CallRecord, _ context: CallContext) {
        page.calls[record.call] = nil
        page.records.append(CallArrival(record: record, context: context))
        write()
    }

    /// Returns when all that was noted before is on the disk.
    /// - Returns: whether it is.
    func settle() async -> Bool {
        guard isWriting || !page.isEmpty else { return true }
        gathering?.cancel()
        return await withCheckedContinuation { waiting.append($0) }
    }

    /// Writes what is still to be written, if that can be done now. Nothing is written after it: another node may be at it.
    func close() async {
        _ = await settle()
        isClosed = true
    }

    private func write() {
        guard !isWriting, !isClosed else { return }
        isWriting = true
        Task { await writeAll() }
    }

    private func writeAll() async {
        while !page.isEmpty, !isClosed {
            await gather()
            let (full, asking) = (page, waiting)
            (page, waiting) = (NotebookPage(), [])
            let begun = ContinuousClock.now
            do {
                try await put(full)
                due = ContinuousClock.now + min(Self.longest, begun.duration(to: .now) * 2)
                answer(asking, true)
            } catch let fault as StorageFault where fault.isTheStores {
                logger.error("what happens in calls can't be kept now", metadata: ["fault": "\(fault)"])
                page = full.followed(by: page)
                answer(asking + waiting, false)
                waiting = []
                try? await Task.sleep(for: Self.pause)
            } catch {
                await putSingly(full)
                answer(asking, page.isEmpty)
            }
        }
        isWriting = false
        answer(waiting, page.isEmpty)
        waiting = []
    }

    /// Waits for more to come up, but not while somebody waits for it to be written.
    private func gather() async {
        guard waiting.isEmpty else { return }
        let rest = max(Self.shortest, ContinuousClock.now.duration(to: due))
        // Ends early when cancelled.
        let task = Task { _ = try? await Task.sleep(for: rest) }
        gathering = task
        await task.value
        gathering = nil
    }

    private func put(_ page: NotebookPage) async throws {
        var notes: [CallNote] = []
        for standing in page.calls.values { if let note = await standing() { notes.append(note) } }
        try await database.write { [notes] in try $0.put(page, notes) }
        guard !page.records.isEmpty else { return }
        try await archive.understand(page.records.map(\.record.call))
        isOver()
    }

    /// One of it can't be kept for a reason of its own, which is not to keep the others from it.
    private func putSingly(_ page: NotebookPage) async {
        for part in page.parts {
            do {
                try await put(part)
            } catch let fault as StorageFault where fault.isTheStores {
                self.page = part.followed(by: self.page)
            } catch {
                logger.error("something of a call could not be kept, and is given up", metadata: ["fault": "\(error)"])
            }
        }
    }

    private func answer(_ asking: [CheckedContinuation<Bool, Never>], _ isWritten: Bool) {
        for one in asking { one.resume(returning: isWritten) }
    }
}

/// How a call stands, and whose its phones are.
struct CallNote: Sendable {
    let call: KeptCall
    let people: [Endpoint: Person.ID]
}

/// What has come up since the last time.
struct NotebookPage: Sendable {
    /// Those of whom something has happened, and how they stand when asked.
    var calls: [CallID: @Sendable () async -> CallNote?] = [:]
    var changes: [CallFloor.Change] = []
    var records: [CallArrival] = []

    /// Each thing on a page of its own.
    var parts: [NotebookPage] {
        calls.map { NotebookPage(calls: [$0: $1]) } + changes.map { NotebookPage(changes: [$0]) }
            + records.map { NotebookPage(records: [$0]) }
    }

    var isEmpty: Bool { calls.isEmpty && changes.isEmpty && records.isEmpty }

    /// Both as one, where this one came first.
    func followed(by later: NotebookPage) -> NotebookPage {
        var whole = later
        let over = Set(later.records.map(\.record.call))
        whole.calls.merge(calls.filter { !over.contains($0.key) }) { last, _ in last }
        whole.changes = changes + later.changes
        whole.records = records + later.records
        return whole
    }
}

extension Transaction {
    /// - Parameter notes: how the calls of the page stand.
    fileprivate func put(_ page: NotebookPage, _ notes: [CallNote]) throws {
        let over = Set(page.records.map(\.record.call))
        for note in notes.sorted(by: { $0.call.machine.call.text < $1.call.machine.call.text })
        where !over.contains(note.call.machine.call) {
            try keep(note.call, people: note.people)
        }
        for change in page.changes { try AgentDesk(self, .program).hear(change.turn, of: change.person) }
        for arrival in page.records {
            try store(arrival)
            try forget(arrival.record.call)
        }
    }
}
